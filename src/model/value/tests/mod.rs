//! What is read in texts, checked as one short line a text.

mod any_text;
mod computations;
mod helpers;
mod readings;
mod seed_values;
mod shown;
