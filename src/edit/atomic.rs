//! Writing a file so that, whatever happens, either the old one or the new one is there, whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The steps of a write, in order. A failure or a kill between any two leaves the old file or the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Make a temporary file in the same folder.
    Create,
    /// Put the bytes into it.
    Write,
    /// Give it the old file's mode.
    CopyMode,
    /// Wait until the disk has it.
    Sync,
    /// Put it in the old file's place.
    Rename,
    /// Wait until the disk has the new name.
    SyncFolder,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 6] = [Step::Create, Step::Write, Step::CopyMode, Step::Sync, Step::Rename, Step::SyncFolder];
}

/// Puts `bytes` into the file at `path`: into a temporary file in the same folder, synced, given the old file's mode, and renamed
/// over it. A symbolic link stays one; the file that it names is replaced.
///
/// # Errors
/// Any failure of the file system; the file is then as it was, unless only the last sync of the folder failed.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_atomically_with(path, bytes, &mut |_| Ok(()))
}

/// [`write_atomically`] that asks `before` ahead of each step and stops where it fails, so that tests can fail every step.
///
/// # Errors
/// As [`write_atomically`], and whatever `before` returns.
pub fn write_atomically_with(path: &Path, bytes: &[u8], before: &mut dyn FnMut(Step) -> io::Result<()>) -> io::Result<()> {
    let target = resolve(path)?;
    if fs::metadata(&target).is_ok_and(|meta| !meta.is_file()) {
        // A device or a pipe is written to; a rename would put a file in its place.
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    before(Step::Create)?;
    // Dropped on any error below, and the temporary file goes with it.
    let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
    before(Step::Write)?;
    file.write_all(bytes)?;
    before(Step::CopyMode)?;
    fs::set_permissions(file.path(), mode_for(&target)?)?;
    before(Step::Sync)?;
    file.as_file().sync_all()?;
    before(Step::Rename)?;
    file.persist(&target).map_err(|error| error.error)?;
    before(Step::SyncFolder)?;
    sync_folder(folder)
}

/// The file behind a symbolic link, or the path itself.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => fs::canonicalize(path),
        _ => Ok(path.to_path_buf()),
    }
}

/// The mode of the file to be replaced; for a new file, what the platform gives one (temporary files are private).
fn mode_for(target: &Path) -> io::Result<fs::Permissions> {
    match fs::metadata(target) {
        Ok(meta) => Ok(meta.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => default_mode(target),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn default_mode(_: &Path) -> io::Result<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    // Creating a file in the temporary folder with the usual mode shows what the umask leaves of it.
    let probe = tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile()?;
    Ok(probe.as_file().metadata()?.permissions())
}

#[cfg(not(unix))]
fn default_mode(_: &Path) -> io::Result<fs::Permissions> {
    Ok(tempfile::NamedTempFile::new()?.as_file().metadata()?.permissions())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows cannot open a folder for syncing; the rename itself is durable there.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the old file is set up here, where no draft can be lost")]
mod tests {
    use super::*;

    #[test]
    fn a_failure_at_any_step_leaves_the_old_or_the_new_file_whole() {
        for failing in Step::ALL {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("draft.txt");
            fs::write(&path, "old").unwrap();
            let result = write_atomically_with(&path, b"new text", &mut |step| {
                let whole = fs::read_to_string(&path).unwrap();
                assert!(whole == "old" || (whole == "new text" && step == Step::SyncFolder), "before {step:?}: {whole:?}");
                if step == failing { Err(io::Error::other("injected")) } else { Ok(()) }
            });
            assert!(result.is_err());
            let expected = if failing == Step::SyncFolder { "new text" } else { "old" };
            assert_eq!(fs::read_to_string(&path).unwrap(), expected, "failed at {failing:?}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left after {failing:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn mode_and_links_survive() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
