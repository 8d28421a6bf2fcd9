//! Errors of a RON text in Chinese, in words that an accountant can act on.

use ron::error::{Error, SpannedError};

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

impl From<SpannedError> for ReadError {
    fn from(error: SpannedError) -> Self {
        Self { line: error.span.start.line, column: error.span.start.col, what: in_chinese(&error.code) }
    }
}

pub(super) fn in_chinese(error: &Error) -> String {
    match error {
        Error::Eof => "文件到此突然结束，后面的内容缺失".into(),
        Error::ExpectedString | Error::ExpectedStringEnd => "这里应是用英文双引号括起的文字，引号要配对".into(),
        Error::ExpectedComma => "这里缺少英文逗号".into(),
        Error::ExpectedArray => "这里应是用 [ ] 括起的列表".into(),
        Error::ExpectedArrayEnd => "列表缺少右方括号 ]".into(),
        Error::ExpectedMap => "这里应是用 { } 括起的内容".into(),
        Error::ExpectedMapColon => "这里缺少英文冒号".into(),
        Error::ExpectedMapEnd => "缺少右花括号 }".into(),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructName(_)
        | Error::ExpectedDifferentStructName { .. } => "这里应是用 ( ) 括起的内容".into(),
        Error::ExpectedStructLikeEnd => "缺少右圆括号 )".into(),
        // The files of the program have no negative numbers.
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "这里应是一个不小于 0 的整数".into(),
        Error::IntegerOutOfBounds => "这里的整数太大，或者小于 0".into(),
        Error::ExpectedFloat => "这里应是一个数".into(),
        Error::ExpectedBoolean => "这里应是 true 或 false".into(),
        Error::ExpectedIdentifier => "这里应是一个名称，或者前面缺少右圆括号 )".into(),
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
