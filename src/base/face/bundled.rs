//! The faces that are part of the program. They are statics, since a constant is embedded at each use: as constants
//! they were in the program twice. They are not compressed: of a program the system loads only the pages that are used,
//! and the glyphs of common characters stand beside each other (fonts/make.py), so that a face takes memory for what is
//! drawn of it.

/// Noto Serif SC 400, the 宋体 role; under the OFL, as all bundled faces must be free.
pub static SERIF: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Regular.ttf");
/// Noto Sans SC 400 cut to 通用规范汉字表, the 黑体 role and the window's face. What it lacks the serif has.
pub static SANS: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular-subset.ttf");
/// Noto Serif SC 700 cut to GB 2312, the 小标宋 role: 方正小标宋 itself is proprietary.
pub static TITLE: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Bold-subset.ttf");
/// The empty box for characters that no face has, under the glyph ids 1 to [`BOXES`].
pub static BOX: &[u8] = include_bytes!("../../../fonts/JibiaoBoxes-Regular.ttf");
/// The number of glyph ids of the box.
pub const BOXES: u16 = 1024;
