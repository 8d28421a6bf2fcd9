//! The drop-down lists of an .xlsx file, which calamine does not tell.

use super::super::error::ImportError;
use super::super::limits;
use super::ods::attribute;
use super::package;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::Read;

/// How many lists of a sheet are read.
const MOST: usize = 10_000;

/// A drop-down list of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct DropDown {
    /// The cells that have it, as the file writes them: `F3:F1000 H3`.
    pub(in crate::import) cells: String,
    /// What it offers: texts in quotes, or the address of the cells that hold them.
    pub(in crate::import) source: String,
}

/// The drop-down lists of the sheet `name` in the package `bytes`, names of ranges replaced by their addresses.
pub(in crate::import) fn read(bytes: &[u8], name: &str) -> Result<Vec<DropDown>, ImportError> {
    let book = part(bytes, "xl/workbook.xml")?;
    let relations = part(bytes, "xl/_rels/workbook.xml.rels")?;
    let (mut relation, mut names) = (String::new(), HashMap::new());
    let mut defined: Option<(String, String)> = None;
    events(&book, |event| match event {
        Node::Start("sheet", tag) if attribute(tag, "name").as_deref() == Some(name) => {
            relation = attribute(tag, "id").unwrap_or_default();
        }
        Node::Start("definedName", tag) => defined = Some((attribute(tag, "name").unwrap_or_default(), String::new())),
        Node::Text(text) => defined.iter_mut().for_each(|(_, address)| address.push_str(text)),
        Node::End("definedName") => names.extend(defined.take()),
        _ => {}
    });
    let mut target = String::new();
    events(&relations, |event| {
        if let Node::Start("Relationship", tag) = event
            && attribute(tag, "Id").as_deref() == Some(&relation)
        {
            target = attribute(tag, "Target").unwrap_or_default();
        }
    });
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let mut lists = lists(&part(bytes, &path)?);
    for list in &mut lists {
        if let Some(address) = names.get(&list.source) {
            list.source.clone_from(address);
        }
    }
    Ok(lists)
}

fn part(bytes: &[u8], name: &str) -> Result<String, ImportError> {
    let mut text = String::new();
    let mut archive = package::open(bytes)?;
    let part = archive.by_name(name).map_err(|error| package::damaged(&error))?;
    let read = part.take(limits::UNZIPPED_BYTES).read_to_string(&mut text);
    read.map_err(|_| ImportError::Damaged("内容不合格式".to_owned()))?;
    Ok(text)
}

fn lists(sheet: &str) -> Vec<DropDown> {
    let mut lists = Vec::new();
    let (mut open, mut within): (Option<DropDown>, &str) = (None, "");
    events(sheet, |event| match (event, &mut open) {
        (Node::Start("dataValidation", tag), _) if attribute(tag, "type").as_deref() == Some("list") => {
            let cells = attribute(tag, "sqref").unwrap_or_default();
            open = Some(DropDown { cells, source: String::new() });
        }
        // Lists on other sheets stand in an extension, with the cells in an element of their own.
        (Node::Start("formula1", _), _) => within = "formula1",
        (Node::Start("formula2", _), _) => within = "",
        (Node::Start("sqref", _), _) => within = "sqref",
        (Node::Text(text), Some(list)) if within == "formula1" => list.source.push_str(text),
        (Node::Text(text), Some(list)) if within == "sqref" => list.cells.push_str(text),
        (Node::End("formula1" | "sqref"), _) => within = "",
        (Node::End("dataValidation"), _) if lists.len() < MOST => lists.extend(open.take()),
        _ => {}
    });
    lists
}

/// What is met in a part: names without their prefix, and texts.
enum Node<'n> {
    Start(&'n str, &'n BytesStart<'n>),
    End(&'n str),
    Text(&'n str),
}

/// Goes through a part as far as it is sound.
fn events(part: &str, mut see: impl FnMut(Node<'_>)) {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) => see(Node::Start(tag.local_name().as_ref(), tag)),
            Event::Empty(tag) => {
                see(Node::Start(tag.local_name().as_ref(), tag));
                see(Node::End(tag.local_name().as_ref()));
            }
            Event::End(tag) => see(Node::End(tag.local_name().as_ref())),
            Event::Text(text) => see(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let raw = format!("&{};", &**reference);
                see(Node::Text(&quick_xml::escape::unescape(&raw).unwrap_or_default()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
}
