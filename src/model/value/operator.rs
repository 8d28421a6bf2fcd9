//! Comparison operators and their spellings: ≥, 不低于, 以上.

use super::span::Span;

/// How an achieved value is compared with a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// =
    Equal,
    /// <
    LessThan,
    /// ≤
    AtMost,
}

impl Comparison {
    /// The usual symbol in forms.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::Equal => "=",
            Self::LessThan => "<",
            Self::AtMost => "≤",
        }
    }
}

/// How an operator is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// ≥ > = < ≤
    Symbol,
    /// ≧ ≦ ＞ >= and the like.
    UnusualSymbol,
    /// 不少于, 大于或等于 … before the number.
    Words,
    /// 达到 before the number: a level is reached; read as ≥.
    Reached,
    /// 以上, 以内 … after the number.
    WordsAfter,
}

/// An operator and its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Operator {
    /// What it means.
    pub comparison: Comparison,
    /// How it is written.
    pub spelling: Spelling,
    /// Where it is written.
    pub span: Span,
}
