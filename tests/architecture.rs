//! Guards the one direction of dependencies: a layer of the crate may use itself and the layers below it, never one above.
//!
//! The order is that of the design: text < edit < likeness < document < glossary < rule < engine < review < report < config < batch,
//! and above them `cli`, which belongs to the binary. The test reads the sources as text: it drops comments, strings and what stands
//! under `#[cfg(test)]` (a module's tests may build their inputs with what lies above), and looks at every path that starts at the
//! crate's root, however it is spelled. The second half of the file tests that reader on small sources.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "in a test, a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every layer, the lowest first.
const LAYERS: [&str; 12] =
    ["text", "edit", "likeness", "document", "glossary", "rule", "engine", "review", "report", "config", "batch", "cli"];

#[test]
fn imports_point_down_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&root);
    assert!(files.len() > 20, "only {} sources under {}: is this the crate?", files.len(), root.display());
    let mut violations = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let source = fs::read_to_string(&file).unwrap();
        violations.extend(check(&path, &source).into_iter().map(|violation| format!("src/{path}:{violation}")));
    }
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What is wrong in the source at `path` (below `src/`, with `/`), each as `LINE: what`.
fn check(path: &str, source: &str) -> Vec<String> {
    let code = without_tests(&code_only(source));
    let modules: Vec<&str> = path.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let facade = match modules.as_slice() {
        ["lib"] => true,
        ["main"] => return Vec::new(), // The binary: it may use everything.
        [layer, ..] if !LAYERS.contains(layer) => return vec![format!("1: `{layer}` is not a layer; give it its place in LAYERS")],
        _ => false,
    };
    let home = LAYERS.iter().position(|layer| *layer == modules[0]).unwrap_or(LAYERS.len());
    let mut violations = Vec::new();
    let mut report = |at: usize, what: String| violations.push(format!("{}: {what}", 1 + code[..at].matches('\n').count()));
    for (at, name) in root_paths(&code, if facade { 0 } else { modules.len() }) {
        match LAYERS.iter().position(|layer| *layer == name) {
            Some(used) if facade && LAYERS[used] == "cli" => report(at, "the library uses `cli`".into()),
            Some(_) if facade => {}
            Some(used) if used > home => report(at, format!("`{}` uses `{name}`, which lies above it", modules[0])),
            Some(_) => {}
            None if facade => {}
            None if name.ends_with('!') => {} // A macro has no layer in its path.
            None => report(at, format!("`{name}` is no layer: name the layer that holds it")),
        }
    }
    if facade {
        for (at, name) in modules_of(&code) {
            match name {
                "cli" => report(at, "the library holds `cli`, which belongs to the binary".into()),
                name if !LAYERS.contains(&name) => report(at, format!("`{name}` is not a layer; give it its place in LAYERS")),
                _ => {}
            }
        }
    }
    violations
}

/// The first name behind each path to the crate's root, with its offset: `crate::NAME`, each name of `crate::{…}`, and `super::NAME`
/// with as many `super` as the module is `deep`. The name of a macro keeps its `!`.
fn root_paths(code: &str, deep: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let Some((start, name)) = next_word(code, at) else { break };
        at = start + name.len();
        let behind = match name {
            "crate" => path_separator(code, at),
            "super" if deep > 0 => {
                let mut behind = path_separator(code, at);
                for _ in 1..deep {
                    behind = behind.and_then(|next| match next_word(code, next) {
                        Some((word_at, "super")) if code[next..word_at].trim().is_empty() => path_separator(code, word_at + 5),
                        _ => None,
                    });
                }
                behind
            }
            "self" => {
                // `self::super::…` is read from its `super` on.
                None
            }
            _ => None,
        };
        if let Some(behind) = behind {
            heads(code, behind, &mut found);
        }
    }
    found
}

/// The first names of the path or the group of paths at `at`.
fn heads<'c>(code: &'c str, at: usize, found: &mut Vec<(usize, &'c str)>) {
    let start = at + code[at..].len() - code[at..].trim_start().len();
    match code[start..].chars().next() {
        Some('{') => {
            let (mut depth, mut item) = (0_usize, start + 1);
            for (offset, c) in code[start..].char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 || depth == 1 && c == ',' {
                    if !code[item..start + offset].trim().is_empty() {
                        heads(code, item, found);
                    }
                    item = start + offset + 1;
                }
                if depth == 0 {
                    break;
                }
            }
        }
        Some('*') => found.push((start, "*")),
        _ => {
            if let Some((word_at, word)) = next_word(code, start) {
                let end = word_at + word.len();
                let is_macro = code[end..].starts_with('!') && !code[end..].starts_with("!=");
                found.push((word_at, if is_macro { &code[word_at..=end] } else { word }));
            }
        }
    }
}

/// The next identifier at or behind `at`, without `r#`.
fn next_word(code: &str, at: usize) -> Option<(usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let start = at + code[at..].find(is_part)?;
    let end = code[start..].find(|c| !is_part(c)).map_or(code.len(), |length| start + length);
    match (&code[start..end], code[end..].chars().next()) {
        ("r", Some('#')) => next_word(code, end),
        (word, _) => Some((start, word)),
    }
}

/// Where a path goes on behind the `::` that follows `at`, if one does.
fn path_separator(code: &str, at: usize) -> Option<usize> {
    let rest = code[at..].trim_start().strip_prefix("::")?;
    Some(code.len() - rest.len())
}

/// The modules that a source declares.
fn modules_of(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, word)) = next_word(code, at) {
        at = start + word.len();
        if word == "mod"
            && let Some(module) = next_word(code, at)
        {
            found.push(module);
        }
    }
    found
}

/// The source with comments, strings and characters blanked out; line breaks and offsets stay.
fn code_only(source: &str) -> String {
    let mut out = source.as_bytes().to_vec();
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = raw_string(rest).filter(|_| !follows_word(bytes, at)) {
            length
        } else if rest.starts_with('"') {
            quoted(rest, b'"')
        } else if rest.starts_with('\'') && is_character(rest) {
            quoted(rest, b'\'')
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out[at..at + length].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at += length;
    }
    String::from_utf8(out).unwrap()
}

fn follows_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// The length of the raw string at the start of `text`, if there is one: `r"…"`, `r#"…"#`, `br"…"`, `cr"…"`.
fn raw_string(text: &str) -> Option<usize> {
    let inside = text.trim_start_matches(['b', 'c']).strip_prefix('r')?;
    let hashes = inside.len() - inside.trim_start_matches('#').len();
    let body = inside[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(text.len() - body.len() + length)
}

fn quoted(text: &str, mark: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == mark => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Whether `'` opens a character and not a lifetime.
fn is_character(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

/// The code without the items under `#[cfg(test)]`; line breaks and offsets stay.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = code.as_bytes().to_vec();
    let mut from = 0;
    while let Some(start) = code[from..].find(MARK).map(|at| from + at) {
        let mut depth = 0_usize;
        let mut end = code.len();
        for (offset, c) in code[start + MARK.len()..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, '}' | ';') {
                end = start + MARK.len() + offset + 1;
                break;
            }
        }
        out[start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        from = end;
    }
    String::from_utf8(out).unwrap()
}

/// Tests of the reader: what it must find and what it must leave alone.
mod reader {
    use super::check;

    fn found(path: &str, source: &str) -> usize {
        check(path, source).len()
    }

    #[test]
    fn every_spelling_of_an_import_that_points_up_is_found() {
        for source in [
            "use crate::engine::run;",
            "pub(crate) use crate::engine;",
            "use crate::engine as e;",
            "use crate::engine::{run, plan as p};",
            "use crate::{engine::run, text::Span};",
            "use crate::{text::{Span, words}, engine};",
            "use crate::{\n    text::Span,\n    // a comment, with commas\n    engine::{run},\n};",
            "use {std::fmt, crate::engine::run};",
            "use crate :: engine :: run;",
            "use crate::\n    engine::run;",
            "use ::std::fmt; fn f() -> crate::engine::Outcome { todo!() }",
            "fn f() { let x = crate::engine::run(&a); }",
            "fn f(x: &'static str) -> char { let c = '\"'; crate::engine::f(c) } // \"",
            "fn f() { let s = r#\"a \" b\"#; crate::engine::f(s) }",
            "/* a /* nested */ comment */ use crate::engine;",
            "macro_rules! m { () => { $crate::engine::run() } }",
            "impl<'a> crate::engine::Trait for X<'a> {}",
            "use super::super::engine::run;",
            "use super::super::{text::Span, engine};",
            "use self::super::super::engine;",
            "use crate::r#engine;",
            "#[cfg(test)] mod tests { use crate::text; } use crate::engine;",
            "#[cfg(test)] use crate::text; use crate::engine;",
        ] {
            assert_eq!(found("edit/apply.rs", source), 1, "{source}");
        }
        assert_eq!(found("edit/apply.rs", "use crate::{engine, rule::{Hit, Level}, cli};"), 3);
        assert_eq!(found("edit/mod.rs", "use super::engine;"), 1);
        assert_eq!(found("rule/matcher/terms.rs", "use super::super::super::engine::run;"), 1);
    }

    #[test]
    fn what_points_down_or_only_looks_like_an_import_is_left_alone() {
        for source in [
            "use crate::text::Span;",
            "use crate::edit::Edit;",
            "use crate::{edit, text::{self, Span}};",
            "pub(crate) fn f() {} pub(in crate::edit) fn g() {}",
            "// use crate::engine;",
            "//! See [`crate::engine::run`].",
            "/* use crate::engine; /* and */ crate::engine */",
            "fn f() -> &'static str { \"crate::engine::run\" }",
            "fn f() -> &'static str { r#\"say \"crate::engine::run\" twice\"# }",
            "fn f() -> &'static [u8] { b\"crate::engine\" }",
            "#[cfg(test)]\nmod tests {\n    use crate::engine::run;\n    fn f() { if true { } }\n}",
            "#[cfg(test)] use crate::engine::run;",
            "use super::Edit;",
            "use super::engine; // a module of its own layer",
            "use other_crate::engine;",
            "use mycrate::engine::run;",
            "fn engine() { self::engine() }",
            "fn f() { crate::note!(\"x\") }",
        ] {
            assert_eq!(check("edit/apply.rs", source), [] as [String; 0], "{source}");
        }
        assert_eq!(found("cli/fix.rs", "use crate::cli::error::Exit; use postedit::engine::run;"), 0);
    }

    #[test]
    fn names_that_hide_their_layer_are_found() {
        assert_eq!(found("edit/apply.rs", "use crate::*;"), 1, "a glob of the root brings in everything");
        assert_eq!(found("edit/apply.rs", "use crate::RuleSet;"), 1, "through the facade, an import points anywhere");
        assert_eq!(found("edit/apply.rs", "use crate::{self as root};"), 1);
    }

    #[test]
    fn layers_that_are_not_in_the_order_are_found() {
        assert_eq!(found("helpers/mod.rs", ""), 1);
        assert_eq!(found("helpers.rs", ""), 1);
        assert_eq!(found("lib.rs", "pub mod text; pub mod helpers;"), 1);
        assert_eq!(found("lib.rs", "pub mod text; mod edit;\npub use edit::Edit;"), 0);
    }

    #[test]
    fn the_library_does_not_know_the_command_line() {
        assert_eq!(found("lib.rs", "pub mod text; mod cli;"), 1);
        assert_eq!(found("lib.rs", "pub use crate::cli::run;"), 1);
        assert_eq!(found("batch/walk.rs", "use crate::cli::Exit;"), 1);
        assert_eq!(found("main.rs", "mod cli;"), 0);
    }

    #[test]
    fn a_violation_names_its_line() {
        assert_eq!(check("text/mod.rs", "//! Text.\n\nuse crate::edit::Edit;\n"), ["3: `text` uses `edit`, which lies above it"]);
    }
}
