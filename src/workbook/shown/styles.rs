//! The number formats of a workbook's styles.

use super::built_in::built_in;
use super::format::Format;
use foldhash::{HashMap, HashMapExt};

/// The most styles in a workbook, as in Excel.
const STYLES: usize = 65_490;
/// The most custom formats in a workbook. Excel allows 250.
const CODES: usize = 4_096;
/// Characters in a format code, as in Excel.
pub(crate) const CODE_CHARS: usize = 255;
/// Days between the date systems of 1900 and of 1904, which older Excel for Mac used.
const DAYS_TO_1904: f64 = 1_462.0;

/// The number formats of a workbook as they are read: codes by format id, and the format id of each style.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    /// Whether dates count from 1904.
    pub(crate) since_1904: bool,
    codes: HashMap<u32, String>,
    ids: Vec<u32>,
}

/// The number formats of a workbook by style index. Each is parsed once, however many styles use it.
#[derive(Debug)]
pub(crate) struct Formats {
    formats: Vec<Format>,
    by_style: Vec<usize>,
    shift: f64,
}

impl Styles {
    /// Defines the format `id` as `code`.
    pub(crate) fn add_code(&mut self, id: u32, code: &str) {
        if self.codes.len() < CODES || self.codes.contains_key(&id) {
            self.codes.insert(id, code.chars().take(CODE_CHARS).collect());
        }
    }

    /// Adds the next style, with the format `id`.
    pub(crate) fn add_style(&mut self, id: u32) {
        if self.ids.len() < STYLES {
            self.ids.push(id);
        }
    }

    /// Parses the formats, once all codes and styles were added.
    pub(crate) fn formats(self) -> Formats {
        let shift = if self.since_1904 { DAYS_TO_1904 } else { 0.0 };
        // Format 0, General, is for cells without a style.
        let mut formats = Formats { formats: vec![Format::default()], by_style: Vec::new(), shift };
        let mut places = HashMap::new();
        for id in &self.ids {
            let place = *places.entry(*id).or_insert_with(|| {
                formats.formats.push(Format::read(self.code(*id)));
                formats.formats.len() - 1
            });
            formats.by_style.push(place);
        }
        formats
    }

    fn code(&self, id: u32) -> &str {
        // A file may redefine a built-in format.
        self.codes.get(&id).map_or_else(|| built_in(id), String::as_str)
    }
}

impl Formats {
    /// The text of the number `value` in a cell of `style`.
    pub(crate) fn shown(&self, value: f64, style: usize) -> String {
        let place = self.by_style.get(style).copied().unwrap_or(0);
        self.formats.get(place).map_or_else(String::new, |format| format.shown(value, self.shift))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_styles() {
        let mut styles = Styles { since_1904: true, ..Styles::default() };
        styles.add_code(164, "0\"户\"");
        styles.add_code(9, "0.0%");
        [0, 164, 164, 31, 9, 999].into_iter().for_each(|id| styles.add_style(id));
        let formats = styles.formats();
        let shown: Vec<_> = (0..7).map(|style| formats.shown(0.5, style)).collect();
        assert_eq!(shown, ["0.5", "1户", "1户", "1904年1月1日", "50.0%", "0.5", "0.5"]);
        assert_eq!(formats.formats.len(), 6);
    }

    #[test]
    fn what_is_beyond_the_bounds_of_a_format_is_not_read() {
        let mut styles = Styles::default();
        (0..CODES as u32 + 10).for_each(|id| styles.add_code(200 + id, "0\"户\""));
        styles.add_code(200, &format!("0.{}", "0".repeat(70_000)));
        [200, 201, 200 + CODES as u32].into_iter().for_each(|id| styles.add_style(id));
        let formats = styles.formats();
        assert_eq!([0, 1, 2].map(|style| formats.shown(2.0, style)), ["2", "2户", "2"]);
    }
}
