//! Bytes of spreadsheets read into grids of cells.

mod against_calamine;
mod flipped;
mod heavy;
mod xls;
