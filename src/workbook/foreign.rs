//! Formats other than spreadsheets in which users keep their forms, with advice on how to import them.

use std::fmt;

/// A file format that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// .doc, .docx, .odt, .rtf, and .wps of WPS.
    Text,
    /// .ppt and .pptx.
    Slides,
    /// PDF.
    Pdf,
    /// .xlsb.
    Xlsb,
    /// HTML or XML, which web systems export as .xls.
    Web,
    /// .zip, .rar and .7z.
    Archive,
}

impl Foreign {
    /// What the file is, for the message.
    fn name(self) -> &'static str {
        match self {
            Self::Text => "文字文档（Word、WPS 文字）",
            Self::Slides => "演示文稿",
            Self::Pdf => " PDF 文件",
            Self::Xlsb => " .xlsb 文件",
            Self::Web => "网页或 XML 文件",
            Self::Archive => "压缩包",
        }
    }

    /// What the user can do.
    fn advice(self) -> &'static str {
        match self {
            // Excel cannot open these, but their tables can be copied.
            Self::Text | Self::Slides => {
                "请打开它，选中其中的表格复制，再在本程序的表里点一个格子粘贴；或者粘贴到空白电子表格，另存为 .xlsx 后再导入"
            }
            Self::Pdf => "请用 WPS 等软件把它转换成 .xlsx 再导入，或者向发来的人要原来的电子表格",
            Self::Xlsb | Self::Web => "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
            Self::Archive => "请先解压，再导入里面的电子表格",
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "是{}，不能直接导入：{}", self.name(), self.advice())
    }
}
