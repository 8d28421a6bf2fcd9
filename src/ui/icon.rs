//! The icons of the window: characters of the Phosphor icon font, of which fonts/Phosphor-subset.ttf has only these.

/// The font file.
pub(super) static FACE: &[u8] = include_bytes!("../../fonts/Phosphor-subset.ttf");

pub(super) const NEW: char = '\u{E236}';
pub(super) const OPEN: char = '\u{E256}';
pub(super) const SAVE: char = '\u{E248}';
pub(super) const UNDO: char = '\u{E08A}';
pub(super) const REDO: char = '\u{E08C}';
pub(super) const ADD_ROW: char = '\u{E59E}';
pub(super) const REMOVE: char = '\u{E4A6}';
pub(super) const DUPLICATE: char = '\u{E1CC}';
pub(super) const UP: char = '\u{E08E}';
pub(super) const DOWN: char = '\u{E03E}';
pub(super) const FIND: char = '\u{E30C}';
pub(super) const CHECK: char = '\u{EADC}';
pub(super) const PRINT: char = '\u{E3DC}';
pub(super) const PDF: char = '\u{E702}';
pub(super) const XLSX: char = '\u{EB22}';
pub(super) const SETTINGS: char = '\u{E270}';
pub(super) const HELP: char = '\u{E3E8}';
pub(super) const GRIP: char = '\u{EAE2}';
pub(super) const SIDEBAR: char = '\u{EC24}';
pub(super) const DARK: char = '\u{E330}';
pub(super) const IMPORT: char = '\u{E20C}';
pub(super) const EXPORT: char = '\u{E4C0}';
pub(super) const WARNING: char = '\u{E4E0}';
pub(super) const ERROR: char = '\u{E4F8}';
pub(super) const HINT: char = '\u{E2DC}';
pub(super) const DEPARTMENT: char = '\u{E102}';
pub(super) const FORM: char = '\u{E23A}';
pub(super) const SAMPLES: char = '\u{E710}';
pub(super) const CLOSE: char = '\u{E4F6}';
pub(super) const FIX: char = '\u{E5D4}';
pub(super) const RECENT: char = '\u{E1A0}';
pub(super) const BRANCH: char = '\u{E67C}';
pub(super) const ADD: char = '\u{E3D4}';
pub(super) const PREVIEW: char = '\u{E220}';
pub(super) const RENAME: char = '\u{E3B4}';
pub(super) const REPLACE: char = '\u{E83C}';
