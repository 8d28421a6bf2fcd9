//! The notation of every text file that the program reads or writes: RON, in one dialect.
//!
//! Projects, settings, journals, templates, upload profiles and the window's look are all read and written here, so
//! that every part can read what another has written, and a mistake is always reported in the same words.

mod error;
mod faults;
mod lenient;
mod place;
mod scan;
mod tree;

pub use error::ReadError;
pub use faults::{Fault, Faults, read_with_faults};
pub use place::Place;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::{DeserializeOwned, DeserializeSeed};
use std::marker::PhantomData;

/// How deep brackets may be nested. No file of the program needs ten levels, and a text of a million brackets, which
/// anyone can make, must not exhaust the stack.
const MAX_DEPTH: usize = 64;

/// The dialect: an optional value needs no `Some(…)` and a variant's fields no second pair of brackets, because bureaus
/// write templates by hand and neither means anything to them.
fn dialect() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(MAX_DEPTH)
}

/// Reads a value from `text`. A byte order mark, which Notepad writes, is skipped.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    read_seed(PhantomData, text)
}

/// Reads what `seed` makes of `text`, as [`read`] does.
pub fn read_seed<'t, S: DeserializeSeed<'t>>(seed: S, text: &'t str) -> Result<S::Value, ReadError> {
    Ok(dialect().from_str_seed(without_mark(text), seed)?)
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Writes `value` on one line.
pub fn write(value: &impl Serialize) -> Result<String, ron::Error> {
    dialect().to_string(value)
}

/// Writes `value` with one line for each of its parts.
pub fn write_lines(value: &impl Serialize) -> Result<String, ron::Error> {
    dialect().to_string_pretty(value, PrettyConfig::new())
}

/// Writes `value` with one line for each part down to `depth` levels. What is deeper stays on one line, such as a row
/// of a table.
pub fn write_rows(value: &impl Serialize, depth: usize) -> Result<String, ron::Error> {
    // On Windows ron would end lines with \r\n.
    let rows = PrettyConfig::new().new_line("\n").indentor("    ").compact_arrays(true).compact_maps(true);
    dialect().to_string_pretty(value, rows.depth_limit(depth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        name: Option<String>,
    }

    fn error(text: &str) -> String {
        read::<Sample>(text).expect_err(text).to_string()
    }

    #[test]
    fn errors_name_the_place() {
        assert_eq!(error("(\n  name: \"a\n"), "第 2 行第 9 列：这里应是用英文双引号括起的文字，引号要配对");
        assert_eq!(error("(\n  nam: \"a\")"), "第 2 行第 3 列：不认识的字段“nam”，可用的有 name");
        assert!(error("(name: \"a\") x").ends_with("内容结束之后还有多余的文字"));
    }

    #[test]
    fn byte_order_mark_and_bare_option() {
        assert_eq!(read::<Sample>("\u{feff}(name: \"a\")").expect("readable").name.as_deref(), Some("a"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let sample = Sample { name: Some("甲\n\"乙\"".into()) };
        for written in [write(&sample), write_lines(&sample), write_rows(&sample, 0)] {
            assert_eq!(read::<Sample>(&written.expect("written")).as_ref(), Ok(&sample));
        }
    }
}
