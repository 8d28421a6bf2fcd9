//! RON texts read with errors that an accountant can act on.

use ron::Options;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::{DeserializeOwned, DeserializeSeed};
use std::marker::PhantomData;

/// A RON text that could not be read: where, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("第 {line} 行第 {column} 列：{what}")]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
}

/// A template or profile that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file} 第 {line} 行：{what}")]
pub struct TemplateError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

/// Reads a value from RON text. A byte order mark, which Notepad writes, is passed over.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    read_seed(PhantomData, text)
}

/// Reads what `seed` makes of RON text, as [`read`] does.
pub fn read_seed<'t, S: DeserializeSeed<'t>>(seed: S, text: &'t str) -> Result<S::Value, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str_seed(text, seed).map_err(|error| explained(&error))
}

/// The RON dialect of the program: an optional value may stand bare, a variant's fields in its own brackets.
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(64)
}

fn explained(error: &SpannedError) -> ReadError {
    ReadError { line: error.span.start.line, column: error.span.start.col, what: in_chinese(&error.code) }
}

fn in_chinese(error: &Error) -> String {
    match error {
        Error::Eof => "文件到此突然结束，后面的内容缺失".into(),
        Error::ExpectedString | Error::ExpectedStringEnd => "这里应是用双引号括起的文字，引号要配对".into(),
        Error::ExpectedComma => "这里缺少逗号".into(),
        Error::ExpectedArray => "这里应是用 [ ] 括起的列表".into(),
        Error::ExpectedArrayEnd => "列表缺少右方括号 ]".into(),
        Error::ExpectedMap => "这里应是用 { } 括起的内容".into(),
        Error::ExpectedMapColon => "这里缺少冒号".into(),
        Error::ExpectedMapEnd => "缺少右花括号 }".into(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "这里应是用 ( ) 括起的内容".into(),
        Error::ExpectedStructLikeEnd => "缺少右圆括号 )".into(),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::IntegerOutOfBounds => {
            "这里应是一个整数".into()
        }
        Error::ExpectedFloat => "这里应是一个数".into(),
        Error::ExpectedBoolean => "这里应是 true 或 false".into(),
        Error::ExpectedIdentifier => "这里应是一个名称".into(),
        Error::InvalidEscape(_) => "文字里的反斜线写法不对".into(),
        Error::UnexpectedChar(c) => format!("不认识的字符“{c}”"),
        Error::Utf8Error(_) => "文字编码不是 UTF-8".into(),
        Error::TrailingCharacters => "内容结束之后还有多余的文字".into(),
        Error::ExceededRecursionLimit => "括号嵌套太深".into(),
        Error::UnclosedBlockComment | Error::UnclosedLineComment => "注释没有结束".into(),
        Error::NoSuchStructField { found, expected, .. } => format!("不认识的字段“{found}”{}", choices(expected)),
        Error::NoSuchEnumVariant { found, expected, .. } => format!("不认识的名称“{found}”{}", choices(expected)),
        Error::MissingStructField { field, .. } => format!("缺少字段“{field}”"),
        Error::DuplicateStructField { field, .. } => format!("字段“{field}”写了两次"),
        Error::ExpectedDifferentLength { expected, found } => {
            format!("这里应有 {expected} 项，却有 {found} 项")
        }
        Error::InvalidValueForType { expected, found } => {
            format!("这里的内容不合要求（应为 {expected}，却是 {found}）")
        }
        Error::Message(message) => message.clone(),
        other => format!("写法不合格式（{other}）"),
    }
}

fn choices(expected: &[&str]) -> String {
    if expected.is_empty() { String::new() } else { format!("，可用的有 {}", expected.join("、")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[allow(dead_code)]
        name: Option<String>,
    }

    fn error(text: &str) -> String {
        read::<Sample>(text).expect_err(text).to_string()
    }

    #[test]
    fn errors_name_the_place() {
        assert_eq!(error("(\n  name: \"a\n"), "第 2 行第 9 列：这里应是用双引号括起的文字，引号要配对");
        assert_eq!(error("(\n  nam: \"a\")"), "第 2 行第 3 列：不认识的字段“nam”，可用的有 name");
        assert!(error("(name: \"a\") x").ends_with("内容结束之后还有多余的文字"));
    }

    #[test]
    fn byte_order_mark_and_bare_option() {
        assert_eq!(read::<Sample>("\u{feff}(name: \"a\")").expect("readable").name.as_deref(), Some("a"));
    }
}
