#![doc = "x"]
#![allow(missing_docs)]
pub mod base;
pub mod model;
pub mod template;
pub mod sheet;
pub mod page;
pub mod store;
pub mod export;
