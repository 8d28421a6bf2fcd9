//! Tests of the templates' types.

mod manual;
mod recorder;
