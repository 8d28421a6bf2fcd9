//! Tests of parsing, with one short line per text.

mod any_text;
mod computations;
mod helpers;
mod readings;
mod seed_values;
mod shown;
