//! Reads a journal.

use super::Origin;
use super::records::Replay;
use super::writing::files;
use crate::model::{Draft, Project};
use crate::store::bytes;
use crate::store::frame::frames;
use std::path::Path;

/// How many bytes a journal may have: two of the largest project, and more.
const MAX_BYTES: u64 = 3 * crate::store::project::MAX_BYTES;

/// What a journal holds.
#[derive(Debug)]
pub(super) struct Journaled {
    pub(super) origin: Origin,
    /// The project without the draft.
    pub(super) project: Project,
    /// The text that was under the cursor.
    pub(super) draft: Option<Draft>,
    /// When the last of it was written, milliseconds since 1970.
    pub(super) millis: u64,
    /// The number of the journal's last file, whether it could be read or not.
    pub(super) number: u32,
}

/// Reads the journal in `folder`: the last of its files that holds a whole project.
pub(super) fn read(folder: &Path) -> Option<Journaled> {
    let files = files(folder).ok()?;
    let number = files.first()?.0;
    files.iter().find_map(|(_, path)| replayed(&bytes::read(path, MAX_BYTES).ok()?, number))
}

fn replayed(contents: &[u8], number: u32) -> Option<Journaled> {
    let mut replay = Replay::default();
    for frame in frames(contents) {
        if !replay.take(&frame) {
            break;
        }
    }
    let Replay { origin, project, draft, millis, .. } = replay;
    Some(Journaled { origin, project: project?, draft, millis, number })
}
