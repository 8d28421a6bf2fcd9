//! The footers, which number the pages: those of a form alone from 1, those of a manuscript or of a volume through all its
//! sections.

use super::MAIN;
use crate::export::package::HEAD;
use std::fmt::Write;

/// The footers that a document needs.
#[derive(Default)]
pub(super) struct Footers {
    footers: Vec<Footer>,
    /// How often numbering began.
    begun: usize,
    /// Whether the last section belongs to a volume that goes on.
    goes_on: bool,
}

/// A footer.
#[derive(PartialEq)]
struct Footer {
    /// Whether it is of one volume: of what is numbered through several sections. Others share theirs.
    of_volume: bool,
    /// How many pages the PDF has. LibreOffice, which cannot count the pages of a section, shows it.
    pages: usize,
}

/// What a section says of its pages.
#[derive(Default)]
pub(super) struct Foot {
    /// The reference to its footer.
    pub(super) reference: String,
    /// Where its numbers begin.
    pub(super) begins: &'static str,
    /// The mark at its end that tells how many pages a volume has.
    pub(super) mark: String,
}

impl Footers {
    /// The foot of the next section: it begins `anew`, or goes on; the one behind it `goes_on`. All that is numbered with it
    /// has `pages` pages.
    pub(super) fn section(&mut self, anew: bool, goes_on: bool, pages: usize) -> Foot {
        let of_volume = goes_on || !anew;
        self.begun += usize::from(anew);
        let own = Footer { of_volume, pages };
        let known = match of_volume {
            true if self.goes_on => self.footers.iter().rposition(|other| other.of_volume),
            true => None,
            false => self.footers.iter().position(|other| *other == own),
        };
        let at = known.unwrap_or(self.footers.len());
        if known.is_none() {
            self.footers.push(own);
        }
        self.goes_on = goes_on;
        let mut mark = String::new();
        if of_volume && !goes_on {
            // The ids of the rows of manuscripts are above 1,000,000. Writing to a String cannot fail.
            let name = end_of(at);
            let _ = write!(mark, r#"<w:bookmarkStart w:id="{at}" w:name="{name}"/><w:bookmarkEnd w:id="{at}"/>"#);
        }
        let id = relation(at);
        Foot {
            reference: format!(r#"<w:footerReference w:type="default" r:id="{id}"/>"#),
            begins: if anew { r#"<w:pgNumType w:start="1"/>"# } else { "" },
            mark,
        }
    }

    /// The ids of the footers, the names of their parts, and these.
    pub(super) fn parts(&self) -> Vec<(String, String, String)> {
        let part = |(at, own): (usize, &Footer)| {
            let total = match own.of_volume {
                // Where numbering begins once, Word counts all by itself, and at once.
                _ if self.begun == 1 => "NUMPAGES".to_owned(),
                true => format!("PAGEREF {}", end_of(at)),
                false => "SECTIONPAGES".to_owned(),
            };
            (relation(at), format!("footer{}.xml", at + 1), footer(&total, own.pages))
        };
        self.footers.iter().enumerate().map(part).collect()
    }
}

/// The id of a footer, behind those of the other parts.
fn relation(at: usize) -> String {
    format!("rId{}", at + 3)
}

/// The bookmark at the end of a volume.
fn end_of(at: usize) -> String {
    format!("_End{at}")
}

fn footer(total: &str, pages: usize) -> String {
    let field = |code: &str, shown: usize| {
        format!(
            r#"<w:fldSimple w:instr=" {code} "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{shown}</w:t></w:r></w:fldSimple>"#
        )
    };
    let text =
        |text: &str| format!(r#"<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    format!(
        r#"{HEAD}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}{}{}{}{}</w:p></w:ftr>"#,
        text("第 "),
        field("PAGE", 1),
        text(" 页　共 "),
        field(total, pages),
        text(" 页")
    )
}
