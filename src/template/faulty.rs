//! A template or upload profile that cannot be used.

use crate::base::notation::Fault;
use std::fmt;

/// What a file of the configuration folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A form's definition.
    Template,
    /// How a finance system wants its table of indicators.
    Profile,
}

impl FileKind {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Template => "模板",
            Self::Profile => "上报配置",
        }
    }
}

/// A template or upload profile that cannot be used, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyFile {
    /// What it was to be.
    pub kind: FileKind,
    /// The file's name.
    pub file: String,
    /// What is wrong, in the order of the text; one at least.
    pub faults: Vec<Fault>,
}

impl FaultyFile {
    /// A line for each fault, which names the file: `模板文件 own.ron 第 3 行：…`.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.faults.iter().map(|fault| format!("{}文件 {} {fault}", self.kind.name(), self.file))
    }
}

impl fmt::Display for FaultyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().collect::<Vec<_>>().join("\n"))
    }
}

impl std::error::Error for FaultyFile {}
