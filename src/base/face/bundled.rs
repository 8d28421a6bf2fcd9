//! The faces that are part of the program. As statics they stand in it once; a constant is embedded wherever it is used.

use flate2::read::GzDecoder;
use std::io::Read;
use std::sync::LazyLock;

/// Noto Serif SC 400, the 宋体 role.
pub static SERIF: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Regular.ttf");
/// Noto Serif SC 700 cut to GB 2312, the 小标宋 role.
pub static TITLE: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Bold-subset.ttf");
/// The empty box that stands for a character no face has, under ids 1 to [`BOXES`].
pub static BOX: &[u8] = include_bytes!("../../../fonts/JibiaoBoxes-Regular.ttf");
/// How many ids the box has.
pub const BOXES: u16 = 1024;

/// Compressed, since the window has the time to inflate it while the system makes its surface, and a page that is
/// printed hardly ever needs it. Inflating the serif as well would double the time of exporting one form.
static SANS_GZ: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular.ttf.gz");

/// Noto Sans SC 400, the 黑体 role and the window's face; inflated once.
pub fn sans() -> &'static [u8] {
    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let mut file = Vec::with_capacity(11_000_000);
        // The file is part of the program; what cannot be inflated is no face, and is told as characters that are missing.
        drop(GzDecoder::new(SANS_GZ).read_to_end(&mut file));
        file
    });
    &FILE
}
