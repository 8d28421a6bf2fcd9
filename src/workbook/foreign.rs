//! Formats other than spreadsheets in which users keep their forms, with advice on how to import them.

use std::fmt;

/// A file format that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// .doc, .odt, .rtf, and .wps of WPS.
    Text,
    /// .ppt and .pptx.
    Slides,
    /// PDF.
    Pdf,
    /// .xlsb.
    Xlsb,
    /// XML that is no spreadsheet, or a web page with its pictures in one file (.mht).
    Web,
    /// .zip, .rar and .7z.
    Archive,
}

impl Foreign {
    /// What the file is, for the message.
    fn name(self) -> &'static str {
        match self {
            Self::Text => "旧格式的文字文档（.doc、.wps、.rtf 或 .odt）",
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
            Self::Text => "请用 Word 或 WPS 打开，另存为 .docx 后再导入",
            // Excel cannot open these, but their tables can be copied.
            Self::Slides => "请打开它，选中其中的表格复制，粘贴到空白电子表格，另存为 .xlsx 后再导入",
            Self::Pdf => "请用 WPS 等软件把它转换成 .docx 或 .xlsx 再导入，或者向发来的人要原来的文件",
            Self::Xlsb | Self::Web => "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
            Self::Archive => "请先解压，再导入里面的文件",
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "是{}，不能直接导入：{}", self.name(), self.advice())
    }
}
