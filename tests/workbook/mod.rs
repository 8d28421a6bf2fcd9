//! Bytes of spreadsheets read into grids of cells.

mod xls;
