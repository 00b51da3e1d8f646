//! From what a person names (files, folders, `-`) to the drafts to be read.

use std::path::{Path, PathBuf};

/// A draft to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// File endings that are taken for drafts in folders; a file that is named itself may have any.
const ENDINGS: [&str; 2] = ["txt", "text"];

/// The drafts that `paths` name: files as they are, in folders every text file below that no ignore file leaves out, in order of
/// their names. What cannot be looked into is an error beside the others.
pub fn walk(paths: &[PathBuf]) -> Vec<Result<Input, (PathBuf, std::io::Error)>> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Ok(Input::Stdin));
        } else if path.is_dir() {
            inputs.extend(walk_folder(path));
        } else {
            inputs.push(Ok(Input::File(path.clone())));
        }
    }
    inputs
}

fn walk_folder(folder: &Path) -> Vec<Result<Input, (PathBuf, std::io::Error)>> {
    let mut found = Vec::new();
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                let path = entry.into_path();
                let is_draft =
                    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
                if is_draft && (path.is_file() || path.symlink_metadata().is_ok_and(|meta| meta.is_symlink())) {
                    found.push(Ok(Input::File(path)));
                }
            }
            Err(error) => {
                let path = error_path(&error).unwrap_or_else(|| folder.to_path_buf());
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                let error = error.into_io_error().unwrap_or_else(|| std::io::Error::from(kind));
                found.push(Err((path, error)));
            }
        }
    }
    found
}

fn error_path(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        _ => None,
    }
}
