//! Reads the journal that an earlier run left behind.

use super::Origin;
use super::records::Replay;
use super::writing::files;
use crate::model::{Draft, Project};
use crate::store::bytes;
use crate::store::frame::frames;
use std::path::Path;

/// The maximum length of a journal, bytes: it is restarted when twice as long as its first record, with some room.
const MAX_BYTES: u64 = 3 * crate::store::project::MAX_BYTES;

/// What a journal holds.
#[derive(Debug)]
pub(super) struct Journaled {
    pub(super) origin: Origin,
    /// The project without the draft.
    pub(super) project: Project,
    /// The text that was under the cursor.
    pub(super) draft: Option<Draft>,
    /// When its last record was written, milliseconds since 1970.
    pub(super) millis: u64,
    /// The number of the journal's last file, even if that could not be read.
    pub(super) number: u32,
}

/// Reads the journal in `folder`: the last of its files that holds a complete project.
pub(super) fn read(folder: &Path) -> Option<Journaled> {
    let files = files(folder).ok()?;
    // The latest first. It may hold nothing yet; then the one before it was not removed.
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
