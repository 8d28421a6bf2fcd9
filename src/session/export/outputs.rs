//! The files of one export in the making: each form is laid out once for all of them.

use super::{ExportError, Made, Order};
use crate::base::face::Faces;
use crate::export::pdf::{PdfInfo, PdfWriter};
use crate::export::xlsx::{XlsxInfo, XlsxWriter};
use crate::export::{json, upload};
use crate::model::{Form, Project};
use crate::page::{PageOptions, pages};
use crate::sheet::sheet;
use crate::template::profile::Profile;
use crate::template::{Library, Template, place};
use std::path::PathBuf;
use std::sync::Arc;

/// Files in the making.
pub(super) struct Outputs<'p> {
    project: &'p Project,
    faces: &'p Faces,
    pdf: Option<(PathBuf, PdfWriter)>,
    xlsx: Option<(PathBuf, XlsxWriter)>,
    json: Option<PathBuf>,
    upload: Option<(PathBuf, Arc<Profile>)>,
    info: XlsxInfo,
    forms: Vec<(&'p Form, &'p Template)>,
    notices: Vec<String>,
}

impl<'p> Outputs<'p> {
    pub(super) fn new(
        project: &'p Project,
        library: &Library,
        order: &Order,
        faces: &'p Faces,
        created: i64,
    ) -> Result<Self, ExportError> {
        let author = project.bureau.name.clone();
        let year =
            if project.bureau.year.is_empty() { String::new() } else { format!("{}年度", project.bureau.year) };
        let title = format!("{author}{year}绩效表");
        let pdf = PdfInfo { title: title.clone(), author: author.clone(), created };
        let xlsx = XlsxInfo { title, author, created };
        let profile = match &order.upload {
            Some(_) => Some(profile(library, &order.profile)?),
            None => None,
        };
        Ok(Self {
            project,
            faces,
            pdf: order.pdf.clone().map(|path| (path, PdfWriter::new(faces, &pdf))),
            xlsx: order.xlsx.clone().map(|path| (path, XlsxWriter::new(faces, &xlsx, project.print.no_page_numbers))),
            json: order.json.clone(),
            upload: order.upload.clone().zip(profile),
            info: xlsx,
            forms: Vec::new(),
            notices: Vec::new(),
        })
    }

    pub(super) fn add(&mut self, form: &'p Form, template: &'p Template) -> Result<(), ExportError> {
        if self.pdf.is_some() || self.xlsx.is_some() {
            let print = &self.project.print;
            let sheet = sheet(template, form, &self.project.bureau, print);
            if let Some((_, xlsx)) = &mut self.xlsx {
                xlsx.add(&sheet)?;
            }
            if let Some((_, pdf)) = &mut self.pdf {
                let options = PageOptions {
                    fit_one_page: print.fit_one_page,
                    no_page_numbers: print.no_page_numbers,
                    ..PageOptions::default()
                };
                pdf.add(&sheet.name, &pages(&sheet, self.faces, options));
                self.notices.extend(missing_characters(self.faces, form, template));
            }
        }
        self.forms.push((form, template));
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Made, ExportError> {
        let mut files = Vec::new();
        if let Some((path, pdf)) = self.pdf {
            files.push((path, pdf.finish()?));
        }
        if let Some((path, xlsx)) = self.xlsx {
            let (bytes, cut) = xlsx.finish()?;
            files.push((path, bytes));
            self.notices.extend(
                cut.into_iter().map(|cell| format!("{cell}的文字超过 Excel 单元格的 32767 字，多出的部分没有写入")),
            );
        }
        if let Some((path, profile)) = self.upload {
            let table = upload::table(&profile, &self.project.bureau, self.forms.iter().copied());
            files.push((path, upload::xlsx(&table, &self.info)?));
            self.notices.extend(table.gaps.iter().map(|gap| format!("上报表必填的{gap}")));
            self.notices.extend(table.refused.iter().map(ToString::to_string));
        }
        if let Some(path) = self.json {
            files.push((path, json::write(self.forms.iter().copied())));
        }
        Ok(Made { files, notices: self.notices })
    }
}

/// The characters of `form` that no font has, each field with its own.
fn missing_characters(faces: &Faces, form: &Form, template: &Template) -> Vec<String> {
    form.texts()
        .filter_map(|(path, text)| {
            let missing = faces.missing(text);
            if missing.is_empty() {
                return None;
            }
            let listed: Vec<String> = missing.iter().map(|c| format!("“{c}”(U+{:04X})", u32::from(*c))).collect();
            let place = place(template, form, &path);
            Some(format!(
                "{}：{place}里的 {} 字体中没有，印成方框；可用 --font 换一个有这些字的字体",
                form.name(),
                listed.join("")
            ))
        })
        .collect()
}

/// The upload profile called `id`.
pub(super) fn profile(library: &Library, id: &str) -> Result<Arc<Profile>, ExportError> {
    library.profile(id).cloned().ok_or_else(|| ExportError::NoSuchProfile {
        wanted: id.to_owned(),
        known: library.profiles().iter().map(|profile| profile.id.as_str()).collect::<Vec<_>>().join("、"),
    })
}
