//! Files that are no spreadsheets and that people have their forms in, with the way from there to here.

use std::fmt;

/// A kind of file that is not read.
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
    /// A web page or XML, which systems hand out under the name .xls.
    Web,
    /// Packed files.
    Archive,
}

impl Foreign {
    /// What the file is, in words.
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
