#![doc = "x"]
#![allow(missing_docs)]
pub mod base;
pub mod model;
pub mod template;
