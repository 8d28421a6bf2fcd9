//! Reads a project file: the version comes first and determines how the rest is read.
//!
//! A new version gets its own body type here, converted from the body of the version before it, so that an old file
//! passes through every version in between; and a golden file in tests/data/versions, which is never changed again.

use crate::base::notation::{self, ReadError};
use crate::model::{Bureau, Checks, Form, PrintOptions, Project, Snapshot};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

/// The newest version, the only one that is written.
pub(super) const VERSION: u32 = 2;

/// The most values in a project file, and the most forms. Fourteen thousand forms as long as real ones, which fill a file
/// of the largest size, have 1.7 million values; a file of that size that holds nothing else would take gigabytes.
pub(super) const MOST_VALUES: usize = 2_000_000;
const MOST_FORMS: usize = 50_000;

/// Why a text could not be read as a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It does not begin with a version.
    NotAProject(ReadError),
    /// The version is newer than this program.
    Newer(u32),
    /// The version is known, but the rest does not conform to it.
    Damaged(ReadError),
    /// It holds more than [`MOST_VALUES`] or [`MOST_FORMS`].
    TooMuch,
}

/// Reads a project. Ids are taken from the text unchecked.
pub(super) fn read(text: &str) -> Result<Project, Refusal> {
    if holds_too_much(text) {
        return Err(Refusal::TooMuch);
    }
    let version = Cell::new(None);
    // Which refusal it is depends on how far the reading came, so the version is noted on the way.
    notation::read_seed(Gate { version: &version }, text).map_err(|error| match version.get() {
        None => Refusal::NotAProject(error),
        Some(version) if version > VERSION => Refusal::Newer(version),
        Some(_) => Refusal::Damaged(error),
    })
}

/// Whether `text` holds more than is read, counted before anything is made of it: between two values is a comma, and each
/// form names its template. Those in texts count too, and are few.
fn holds_too_much(text: &str) -> bool {
    let commas = text.bytes().filter(|byte| *byte == b',').count();
    commas > MOST_VALUES || text.matches("template").nth(MOST_FORMS).is_some()
}

/// Whether a file that begins with `bytes` is meant to be a project, because its version comes first.
pub(super) fn begins_as_one(bytes: &[u8]) -> bool {
    // Lossy: `bytes` may end in the middle of a character.
    let text = String::from_utf8_lossy(bytes);
    let inside = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('(');
    inside.is_some_and(|inside| inside.trim_start().starts_with("version"))
}

/// Accepts a known version and records any version.
struct Gate<'v> {
    version: &'v Cell<Option<u32>>,
}

#[derive(Deserialize)]
// No other key is accepted: in another file, the first key is already the error.
#[serde(field_identifier, rename_all = "snake_case")]
enum FirstKey {
    Version,
}

/// Version 1 of a project file, after its version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV1 {
    // The name in files is older than the type's name and stays, so that existing files open.
    #[serde(default, rename = "unit")]
    bureau: Bureau,
    #[serde(default)]
    print: PrintOptions,
    #[serde(default)]
    checks: Checks,
    #[serde(default)]
    forms: Vec<Form>,
}

/// Version 2, which adds the steps of forms and the forms as they were.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV2 {
    #[serde(default, rename = "unit")]
    bureau: Bureau,
    #[serde(default)]
    print: PrintOptions,
    #[serde(default)]
    checks: Checks,
    #[serde(default)]
    forms: Vec<Form>,
    #[serde(default)]
    snapshots: Vec<Snapshot>,
}

impl From<BodyV1> for BodyV2 {
    fn from(BodyV1 { bureau, print, checks, forms }: BodyV1) -> Self {
        Self { bureau, print, checks, forms, snapshots: Vec::new() }
    }
}

impl From<BodyV2> for Project {
    fn from(BodyV2 { bureau, print, checks, forms, snapshots }: BodyV2) -> Self {
        Self { bureau, print, checks, forms: forms.into_iter().map(Arc::new).collect(), snapshots }
    }
}

impl<'de> DeserializeSeed<'de> for Gate<'_> {
    type Value = Project;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Project, D::Error> {
        deserializer.deserialize_struct("Project", &["version", "unit", "print", "checks", "forms", "snapshots"], self)
    }
}

impl<'de> Visitor<'de> for Gate<'_> {
    type Value = Project;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a project that begins with its version")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Project, A::Error> {
        let Some(FirstKey::Version) = map.next_key()? else {
            return Err(A::Error::custom("开头应是 version"));
        };
        let version = map.next_value()?;
        self.version.set(Some(version));
        match version {
            1 => Ok(BodyV2::from(BodyV1::deserialize(MapAccessDeserializer::new(map))?).into()),
            2 => Ok(BodyV2::deserialize(MapAccessDeserializer::new(map))?.into()),
            other => Err(A::Error::custom(format_args!("没有版本 {other}"))),
        }
    }
}
