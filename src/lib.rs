//! 绩表 Jibiao: an editor for the performance-target tables of Chinese government bureaus.
//!
//! Data flows one way: what the user means (the [`model`]) → what the form looks like (the [`sheet`]) → where each mark
//! lies on paper (the [`page`]s) → a file ([`export`]).
//!
//! # Storeys
//!
//! | storey | is | may import |
//! |---|---|---|
//! | [`base`] | amounts, lengths, faces and advance widths, text as it is taken in, word lists, the notation of the program's files | – |
//! | [`model`] | projects, forms, rows with stable ids, paths, totals, scores, and what people write as a target | base |
//! | [`template`] | a form's definition and upload profiles: RON data, checked at load | base, model |
//! | [`edit`] | what is to change, as a value; undo and redo over snapshots | model, template |
//! | [`rules`] | the checks: one rule a file, findings with place, figures and fix | base, model, template, edit |
//! | [`sheet`] | (template, form) → a grid of cells with spans; every cell knows its field | base, model, template |
//! | [`page`] | sheet → text and lines at fixed points on paper | base, sheet |
//! | [`store`] | files: project files behind a version, atomic writes, the user's folders and settings | base, model |
//! | [`export`] | XLSX from the sheet, PDF from the pages, upload sheet and JSON from the model | base, sheet, page, model, template |
//! | [`workbook`] | bytes of a spreadsheet or of a document with tables → grids of cells, within bounds | base |
//! | [`import`] | grids of cells and the clipboard → forms, and what could not be placed | base, model, template, edit, workbook |
//! | [`session`] | an open project and what is done with it | base, model, template, edit, rules, sheet, page, store, export, workbook, import |
//! | [`ui`] | the editor's window (feature `gui`) | base, model, template, rules, edit, sheet, page, session |
//! | [`cli`] | the commands, and the window to open it | base, model, template, rules, session, ui |
//!
//! Outside crates have their rooms:
//!
//! | crate | for | in |
//! |---|---|---|
//! | rust_xlsxwriter | the upload sheet | export |
//! | printpdf | the content of PDF pages | export |
//! | pdf_writer, subsetter | PDF files around it, and their fonts | export |
//! | serde_json | JSON for other programs | export, session, cli |
//! | zip | the packages of .xlsx, .docx and .ods | workbook, export |
//! | quick_xml | .xlsx, .docx, .ods and XML | workbook |
//! | csv | separated values | workbook |
//! | encoding_rs | texts that are not Unicode | workbook |
//! | html5gum | HTML, which is no XML | workbook |
//! | foldhash | fast maps where nobody outside chooses the keys | workbook, import, rules |
//! | skrifa | which characters a face has, and how wide | base |
//! | unicode_normalization | characters that look alike | base, import, rules |
//! | ron | the notation of project files, templates, profiles, settings | base |
//! | std::fs | every file that is touched | store |
//! | libc | how a file is opened without waiting for it | store |
//! | windows_version, sys_locale | which Windows this is | store |
//! | crc32fast | the recovery journal | store |
//! | flate2 | backups, the window's face, the pages of a PDF | store, base, export |
//! | egui, eframe, rfd, arboard, open | the window, file dialogs, the clipboard, the system's viewer | ui |
//! | log | what the window's painter says of the system's OpenGL | ui |
//! | pinyin | names found by their initials | ui |
//! | strum | lists of all variants, and names that follow from theirs | export, model, template, session, ui |
//! | clap | the command line | cli |
//! | rust_decimal, serde, thiserror | exact amounts, data, errors | all |
//!
//! A test reads these tables and holds the source to them; no two files import each other, be it by a way round.
//!
//! # What always holds
//!
//! - The text is the truth, the structure is derived: a field keeps what was typed, verbatim, and every reading of it is a
//!   pure function of that text. An absent text and an empty one are the same thing, and an empty text where something can
//!   be computed (a title, a total, a rate) shows what is computed.
//! - Two shapes hold every form: single fields by [`model::Key`], and tables of [`model::Row`]s by [`model::Column`].
//!   No code knows a particular form; a [`template::Template`] is read in every direction.
//! - One layout, all outputs: the XLSX writer walks the sheet, the PDF writer and the preview walk the same pages, and an
//!   export lays out each form once for all its files. A format is a value, [`export::Format`].
//! - Every mark on paper knows the cell, and so the [`model::FieldPath`], that it belongs to.
//! - Totals are computed. A total that was printed otherwise in an imported form is kept as its own text, so that it can be
//!   found to be wrong.
//! - Whatever is written to disk replaces its file whole or not at all; nothing is written before everything is made.
//! - What is being typed is one [`model::Draft`] with an address of its own, in the document alone: the text field edits it,
//!   and it is committed to the field it was typed into, whatever is shown by then. The window's panes ask, and the
//!   workspace carries out once all are drawn.
//! - Whatever is typed is in a recovery copy a moment later, until it is saved or the user gives it up
//!   ([`session::keeper`]). No project file is overwritten without a copy of what it held.

pub mod base;
pub mod cli;
pub mod edit;
pub mod export;
pub mod import;
pub mod model;
pub mod page;
pub mod rules;
pub mod session;
pub mod sheet;
pub mod store;
pub mod template;
#[cfg(feature = "gui")]
pub mod ui;
pub mod workbook;
