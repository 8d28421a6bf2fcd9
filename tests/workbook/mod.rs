//! Bytes of spreadsheets read into grids of cells.

mod against_calamine;
mod against_libreoffice;
mod flipped;
mod heavy;
mod rewritten;
mod xls;
