//! The gate of a project file: the version is read first and says how the rest is read.
//!
//! A new version gets a body of its own here, made from the body of the version before it, so that every file is led
//! through the versions between; and a golden file in tests/data/versions, which is never changed again.

use crate::base::notation::{self, ReadError};
use crate::model::{Bureau, Checks, Form, PrintOptions, Project};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

/// The newest version, which is the one that is written.
pub(super) const VERSION: u32 = 1;

/// Why a text did not pass the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No version stands in front.
    NotAProject(ReadError),
    /// The version is one of the future.
    Newer(u32),
    /// The version is known, and the rest is not as it says.
    Damaged(ReadError),
}

/// Reads a project; ids are as the text has them.
pub(super) fn read(text: &str) -> Result<Project, Refusal> {
    let version = Cell::new(None);
    notation::read_seed(Gate { version: &version }, text).map_err(|error| match version.get() {
        None => Refusal::NotAProject(error),
        Some(version) if version > VERSION => Refusal::Newer(version),
        Some(_) => Refusal::Damaged(error),
    })
}

/// Whether a file that begins with `bytes` is meant to be a project: its version stands in front.
pub(super) fn begins_as_one(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let inside = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('(');
    inside.is_some_and(|inside| inside.trim_start().starts_with("version"))
}

/// Passes a known version and notes any.
struct Gate<'v> {
    version: &'v Cell<Option<u32>>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum FirstKey {
    Version,
}

/// Version 1 of a project file, after its version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV1 {
    #[serde(default, rename = "unit")]
    bureau: Bureau,
    #[serde(default)]
    print: PrintOptions,
    #[serde(default)]
    checks: Checks,
    #[serde(default)]
    forms: Vec<Form>,
}

impl<'de> DeserializeSeed<'de> for Gate<'_> {
    type Value = Project;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Project, D::Error> {
        deserializer.deserialize_struct("Project", &["version", "unit", "print", "checks", "forms"], self)
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
            1 => {
                let BodyV1 { bureau, print, checks, forms } = BodyV1::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Project { bureau, print, checks, forms: forms.into_iter().map(Arc::new).collect() })
            }
            other => Err(A::Error::custom(format_args!("没有版本 {other}"))),
        }
    }
}
