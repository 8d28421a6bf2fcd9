//! The faces that are part of the program. They are statics, since a constant is embedded at each use: as constants
//! they were in the program twice.

use flate2::read::GzDecoder;
use std::io::Read;
use std::sync::LazyLock;

/// Noto Serif SC 400, the 宋体 role; under the OFL, as all bundled faces must be free.
pub static SERIF: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Regular.ttf");
/// The empty box for characters that no face has, under the glyph ids 1 to [`BOXES`].
pub static BOX: &[u8] = include_bytes!("../../../fonts/JibiaoBoxes-Regular.ttf");
/// The number of glyph ids of the box.
pub const BOXES: u16 = 1024;

/// Compressed, for the size of the program: a fifth of the serif.
static TITLE_GZ: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Bold-subset.ttf.gz");
/// Compressed: the window inflates it while the system creates the surface, and printed pages hardly ever need it. To
/// inflate the serif as well would double the time of exporting one form.
static SANS_GZ: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular.ttf.gz");

/// Noto Sans SC 400, the 黑体 role and the window's face; inflated once.
pub fn sans() -> &'static [u8] {
    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| inflated(SANS_GZ));
    &FILE
}

/// Noto Serif SC 700 cut to GB 2312, the 小标宋 role: 方正小标宋 itself is proprietary. Inflated once.
pub fn title() -> &'static [u8] {
    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| inflated(TITLE_GZ));
    &FILE
}

fn inflated(packed: &[u8]) -> Vec<u8> {
    // A gzip file ends with the length of what is in it (RFC 1952, 2.3.1), so the vector does not grow.
    let length = packed.last_chunk().map_or(0, |length| u32::from_le_bytes(*length));
    let mut file = Vec::with_capacity(length as usize);
    // The file is part of the program. Were it damaged, its characters would be reported as missing.
    drop(GzDecoder::new(packed).read_to_end(&mut file));
    file
}
