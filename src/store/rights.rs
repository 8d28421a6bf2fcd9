//! Gives a new file the permissions, owner and group of the file that it replaces.
//!
//! On Windows a file has the permissions of its folder, and only the read-only attribute is its own.

use super::system::System;
use std::fs::{File, Metadata};
use std::io;

/// Who may read a file that is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rights<'m> {
    /// Those who may read the file that it replaces.
    Of(&'m Metadata),
    /// Those who may read any new file of the user, according to the umask.
    Usual,
    /// Only the user.
    Private,
}

/// Restricts the new file `file` while it is written, to its final permissions or less.
#[cfg(unix)]
pub(super) fn narrow(system: &dyn System, file: &File, rights: Rights<'_>) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match rights {
        Rights::Private => Ok(()),
        Rights::Usual => {
            // If the file system has no permissions, the file is now as visible as it will be in the end.
            drop(set(system, file, super::private::MODE));
            Ok(())
        }
        Rights::Of(old) => {
            let own = file.metadata()?;
            if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
                // Only root may change the owner, but a member of a group may change the group to it.
                let given = system.give(file, Some(old.uid()), old.gid());
                drop(given.or_else(|_| system.give(file, None, old.gid())));
            }
            // Without the set-user-id, set-group-id and sticky bits, which make no sense for a document.
            let mode = old.mode() & 0o777;
            // If the group could not be kept, another group must not get its rights: it gets those of all others.
            let same_group = file.metadata()?.gid() == old.gid();
            set(system, file, if same_group { mode } else { mode & 0o707 | (mode & 0o007) << 3 })
        }
    }
}

/// Gives `file` its final permissions. `usual` are those that it was created with, according to the umask.
#[cfg(unix)]
pub(super) fn widen(system: &dyn System, file: &File, rights: Rights<'_>, usual: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match rights {
        Rights::Usual => set(system, file, usual.mode() & 0o777),
        Rights::Of(_) | Rights::Private => Ok(()),
    }
}

#[cfg(unix)]
fn set(system: &dyn System, file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    if file.metadata()?.mode() & 0o777 == mode {
        return Ok(());
    }
    system.set_permissions(file, PermissionsExt::from_mode(mode))
}

/// Does nothing: the folder determines who may read the file.
#[cfg(not(unix))]
pub(super) fn narrow(_: &dyn System, _: &File, _: Rights<'_>) -> io::Result<()> {
    Ok(())
}

/// Gives `file` the attributes of the file that it replaces.
#[cfg(not(unix))]
pub(super) fn widen(system: &dyn System, file: &File, rights: Rights<'_>, _: &Metadata) -> io::Result<()> {
    match rights {
        Rights::Of(old) => system.set_permissions(file, old.permissions()),
        Rights::Usual | Rights::Private => Ok(()),
    }
}
