//! The integration tests, one program with a module a subject.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod any_checks;
mod any_text;
mod architecture;
mod book;
mod budget;
mod check;
mod columns;
mod commands;
#[cfg(feature = "gui")]
mod controls;
#[cfg(feature = "gui")]
mod dialogs;
mod faults;
#[cfg(feature = "gui")]
mod file_dialog;
mod files;
mod formats;
#[cfg(feature = "gui")]
mod hand;
mod hostile;
mod import;
#[cfg(feature = "gui")]
mod indicators;
#[cfg(feature = "gui")]
mod lists;
#[cfg(feature = "gui")]
mod menus;
mod mistakes;
mod numbering;
#[cfg(feature = "gui")]
mod open_with;
mod pages_in_libreoffice;
#[cfg(feature = "gui")]
mod panes;
mod paper;
mod pdf;
mod project_files;
mod prose;
mod samples;
mod scaling;
mod support;
mod template_check;
mod template_faults;
#[cfg(feature = "gui")]
mod ticks;
mod upload;
mod upload_stations;
mod variants;
#[cfg(feature = "gui")]
mod walker;
#[cfg(feature = "gui")]
mod window;
mod word;
mod wordings;
mod workbook;
#[cfg(feature = "gui")]
mod writing;
mod xlsx;
