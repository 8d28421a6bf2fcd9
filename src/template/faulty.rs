//! A template or upload profile that cannot be used.

use crate::base::notation::Fault;
use std::fmt;

/// What a file of the configuration folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A form's definition.
    Template,
    /// The layout of a finance system's upload sheet.
    Profile,
}

impl FileKind {
    /// The name that users see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Template => "模板",
            Self::Profile => "上报配置",
        }
    }
}

/// A template or upload profile that cannot be used, with all its faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyFile {
    /// The kind of file.
    pub kind: FileKind,
    /// The file's name.
    pub file: String,
    /// The faults, in the order of the text; at least one.
    pub faults: Vec<Fault>,
}

impl FaultyFile {
    /// One line per fault, with the file name: `模板文件 own.ron 第 3 行：…`.
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
