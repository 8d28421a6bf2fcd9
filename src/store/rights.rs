//! Who may read a file, on systems that know such a thing.
//!
//! On Windows a file has the rights of its folder, and only the mark that it is read-only is the file's own.

use super::system::System;
use std::fs::{File, Metadata};
use std::io;

/// Who may read a file that is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rights<'m> {
    /// Who may read the file that it replaces.
    Of(&'m Metadata),
    /// Who may read any new file of the user's, as her umask says.
    Usual,
    /// Nobody but the user.
    Private,
}

/// Narrows the new file `file` to what it may be while it is written: what it ends as, or less.
#[cfg(unix)]
pub(super) fn narrow(system: &dyn System, file: &File, rights: Rights<'_>) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match rights {
        Rights::Private => Ok(()),
        Rights::Usual => {
            // Where a file system knows no rights, it shows no more for this moment than it shows in the end.
            drop(set(system, file, super::private::MODE));
            Ok(())
        }
        Rights::Of(old) => {
            let own = file.metadata()?;
            if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
                // Only the administrator gives a file away, but to a group any of its members does.
                let given = system.give(file, Some(old.uid()), old.gid());
                drop(given.or_else(|_| system.give(file, None, old.gid())));
            }
            let mode = old.mode() & 0o777;
            // What the old group might do is not for another: for it the file is as for all others.
            let same_group = file.metadata()?.gid() == old.gid();
            set(system, file, if same_group { mode } else { mode & 0o707 | (mode & 0o007) << 3 })
        }
    }
}

/// Gives `file` the rights that it ends with; `usual` are those that it was created with.
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

/// Narrows nothing: the folder says who may read the file.
#[cfg(not(unix))]
pub(super) fn narrow(_: &dyn System, _: &File, _: Rights<'_>) -> io::Result<()> {
    Ok(())
}

/// Gives `file` the marks of the file that it replaces.
#[cfg(not(unix))]
pub(super) fn widen(system: &dyn System, file: &File, rights: Rights<'_>, _: &Metadata) -> io::Result<()> {
    match rights {
        Rights::Of(old) => system.set_permissions(file, old.permissions()),
        Rights::Usual | Rights::Private => Ok(()),
    }
}
