//! Reads what can be read of a damaged project file and lists what cannot. It relies on the layout of `store::writing`:
//! one line per field and per row, and the contents of a form indented below its bracket.

mod parts;

use crate::base::notation;
use crate::model::{Form, Project, Snapshot};
use parts::{Head, Part};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// Spaces per level of indentation.
const STEP: usize = 4;
/// The indentation of a form's bracket in spaces.
const FORM: usize = 2 * STEP;
/// How much of a lost line is shown, in characters.
const SHOWN: usize = 60;
/// The most lines of a file, and the most that may be lost: a file with more is damaged beyond repair, or another one.
const MOST_LINES: usize = 2_000_000;
const MOST_LOST: usize = 100_000;

/// The result of reading a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvage {
    /// The project, as far as it could be read.
    pub project: Project,
    /// What could not be read.
    pub lost: Vec<Lost>,
}

/// A line that could not be read, or may have been read wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The line, from 1.
    pub line: usize,
    /// Its beginning.
    pub text: String,
    /// Whether it was read, but with characters that are not the original ones.
    pub garbled: bool,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.garbled { "有乱码，请核对" } else { "读不出来" };
        write!(f, "第 {} 行{what}：{}", self.line, self.text)
    }
}

/// Reads what can be read of a project file with these contents; None if no form can be read.
pub(super) fn salvage(contents: &[u8]) -> Option<Salvage> {
    let text = String::from_utf8_lossy(contents);
    if text.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES {
        return None;
    }
    let lines: Vec<Line<'_>> = text.lines().zip(1..).map(|(text, number)| Line { number, text }).collect();
    let first_form = lines.iter().position(Line::begins_form)?;
    let (head, body) = lines.split_at(first_form);
    let mut project = Project::default();
    let mut lost = Vec::new();
    for piece in pieces(head.get(1..).unwrap_or_default(), STEP) {
        rescue(piece, &mut |head: Head| head.put_into(&mut project), &mut lost);
    }
    let (forms, snapshots) = body.split_at(body.iter().position(Line::begins_snapshots).unwrap_or(body.len()));
    for piece in pieces(forms, FORM) {
        project.forms.extend(form(piece, &mut lost).map(Arc::new));
    }
    for piece in pieces(snapshots.get(1..).unwrap_or_default(), FORM) {
        project.snapshots.extend(snapshot(piece, &mut lost));
    }
    if text.contains('\u{fffd}') {
        let known: BTreeSet<usize> = lost.iter().map(|lost| lost.line).collect();
        let garbled = lines.iter().filter(|line| line.text.contains('\u{fffd}') && !known.contains(&line.number));
        lost.extend(garbled.map(|line| Lost { garbled: true, ..line.lost() }).take(MOST_LOST));
    }
    lost.sort_by_key(|lost| lost.line);
    (!project.forms.is_empty() && lost.len() <= MOST_LOST).then_some(Salvage { project, lost })
}

/// Notes that `line` is lost; one more than may be is enough to know it.
fn lose(lost: &mut Vec<Lost>, line: &Line<'_>) {
    if lost.len() <= MOST_LOST {
        lost.push(line.lost());
    }
}

#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    number: usize,
    text: &'t str,
}

impl Line<'_> {
    fn depth(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    fn closes(&self) -> bool {
        self.text.trim_start().starts_with([')', ']', '}'])
    }

    fn begins_form(&self) -> bool {
        self.depth() == FORM && self.text.trim() == "("
    }

    fn begins_snapshots(&self) -> bool {
        self.depth() == STEP && self.text.trim() == "snapshots: ["
    }

    fn lost(&self) -> Lost {
        Lost { line: self.number, text: self.text.trim().chars().take(SHOWN).collect(), garbled: false }
    }
}

/// Splits lines into pieces: each begins at `depth` and continues through the deeper lines and the closing bracket. A
/// line with less indentation that closes nothing becomes a separate piece, which cannot be read and is reported.
fn pieces<'l, 't>(lines: &'l [Line<'t>], depth: usize) -> Vec<&'l [Line<'t>]> {
    let mut pieces = Vec::new();
    let mut start = None;
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() {
            continue;
        }
        let begins = line.depth() <= depth && !line.closes();
        let ends = begins || line.depth() < depth;
        if ends && let Some(start) = start.take() {
            pieces.push(&lines[start..at]);
        }
        if begins || (start.is_none() && line.depth() > depth) {
            start = Some(at);
        }
    }
    pieces.extend(start.map(|start| &lines[start..]));
    pieces
}

/// Reads `piece` as a whole, or if that fails, each inner piece separately.
fn rescue<T: DeserializeOwned>(piece: &[Line<'_>], take: &mut impl FnMut(T), lost: &mut Vec<Lost>) {
    let Some((head, inside)) = piece.split_first() else { return };
    let closer = match head.text.trim_end().chars().next_back() {
        Some('(') => ")",
        Some('[') => "]",
        Some('{') => "}",
        _ => "",
    };
    if let Some(read) =
        read_alone(head, inside, "").or_else(|| inside.is_empty().then(|| read_alone(head, &[], closer))?)
    {
        return take(read);
    }
    let inner = if closer.is_empty() { Vec::new() } else { pieces(inside, head.depth() + STEP) };
    if inner.is_empty() {
        lose(lost, head);
    }
    for inner in inner {
        match read_alone(head, inner, closer) {
            Some(read) => take(read),
            None => lose(lost, &inner[0]),
        }
    }
}

fn read_alone<T: DeserializeOwned>(head: &Line<'_>, inside: &[Line<'_>], closer: &str) -> Option<T> {
    let lines: Vec<&str> = std::iter::once(head).chain(inside).map(|line| line.text).collect();
    notation::read(&format!("({}\n{closer})", lines.join("\n"))).ok()
}

/// Reads the snapshot in `piece`: its first line says of what it is, what is below is a form.
fn snapshot(piece: &[Line<'_>], lost: &mut Vec<Lost>) -> Option<Snapshot> {
    let head = notation::read::<Snapshot>(&format!("{}id: 0, template: \"\"))", piece[0].text.trim())).ok();
    let Some(head) = head else {
        lose(lost, &piece[0]);
        return None;
    };
    Some(Snapshot { form: Arc::new(form(piece, lost)?), ..head })
}

/// Reads the form in `piece` as far as possible; None if no part can be read.
fn form(piece: &[Line<'_>], lost: &mut Vec<Lost>) -> Option<Form> {
    let mut form = Form::default();
    let mut read = 0;
    for piece in pieces(&piece[1..], FORM + STEP) {
        rescue(
            piece,
            &mut |part: Part| {
                read += 1;
                part.put_into(&mut form);
            },
            lost,
        );
    }
    if read == 0 {
        lose(lost, &piece[0]);
    }
    (read > 0).then_some(form)
}
