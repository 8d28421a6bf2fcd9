//! Project → files, as bytes: XLSX from the sheet, PDF from the pages, the flat upload sheet, JSON.

pub mod json;
pub mod pdf;
pub mod upload;
pub mod xlsx;
