//! One article a line in, one answer a line out, in the same order.

use std::io::{self, BufRead, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Pool;
use crate::document::{Document, Format, pair_with_source};
use crate::edit::apply;
use crate::engine::{Choice, run};
use crate::report::FindingRecord;
use crate::rule::RuleSet;

/// The longest line that is read, in bytes: one article, with its source.
const LONGEST: usize = 256 << 20;

#[derive(Deserialize)]
struct Request {
    id: String,
    text: String,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    date: Option<Date>,
}

#[derive(Serialize)]
struct Answer {
    id: String,
    /// What `postedit fix -` would print.
    text: String,
    findings: Vec<FindingRecord>,
}

#[derive(Serialize)]
struct Refusal<'e> {
    id: Option<&'e str>,
    error: &'e str,
}

/// A line that could not be answered.
#[derive(Clone, Debug)]
pub struct Problem {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Answers every line of `input` on `output`: as many lines as are waiting are worked on together, so that memory does not grow with
/// the input. `date` is the day of articles that do not tell theirs. A line that is no request is answered with an `error`, given to
/// `problem`, and the rest go on.
///
/// # Errors
/// Reading or writing failed.
pub fn run_jsonl(
    rules: &RuleSet,
    pool: &Pool,
    date: Option<Date>,
    mut input: impl BufRead,
    mut output: impl Write,
    mut problem: impl FnMut(Problem),
) -> io::Result<()> {
    let mut line_number = 0;
    loop {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while lines.len() < pool.batch_size() && bytes < LONGEST {
            let mut line = Vec::new();
            let read = io::Read::take(&mut input, LONGEST as u64).read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            bytes += read;
            line_number += 1;
            if !line.trim_ascii().is_empty() {
                lines.push((line_number, line));
            }
            // Somebody who sends a line and waits for the answer must get it.
            if !more_is_waiting(&mut input) {
                break;
            }
        }
        if lines.is_empty() {
            if at_end(&mut input)? {
                return output.flush();
            }
            continue;
        }
        let answers = pool.map(lines, |(number, line)| (number, answer(rules, date, &line)));
        for (line, answer) in answers {
            let written = match answer {
                Ok(answer) => serde_json::to_writer(&mut output, &answer),
                Err(message) => {
                    let written = serde_json::to_writer(&mut output, &Refusal { id: None, error: &message });
                    problem(Problem { line, message });
                    written
                }
            };
            written.map_err(io::Error::from)?;
            output.write_all(b"\n")?;
        }
        output.flush()?;
    }
}

/// Whether the reader holds more already, so that reading on does not wait.
fn more_is_waiting(input: &mut impl BufRead) -> bool {
    // `fill_buf` would wait; an empty buffer after a whole line is taken as "answer now".
    input.fill_buf().is_ok_and(|buffer| !buffer.is_empty())
}

fn at_end(input: &mut impl BufRead) -> io::Result<bool> {
    Ok(input.fill_buf()?.is_empty())
}

fn answer(rules: &RuleSet, date: Option<Date>, line: &[u8]) -> Result<Answer, String> {
    let request: Request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let mut document = Document::from_text(request.id.clone(), Format::Plain, request.text, request.date.or(date));
    if let Some(source) = &request.source {
        pair_with_source(&mut document, source);
    }
    let outcome = run(rules, &document, &Choice::default());
    let findings = (0..outcome.findings.len()).map(|number| FindingRecord::new(&document, &outcome, number)).collect();
    Ok(Answer { id: request.id, text: apply(&document.text, &outcome.edits), findings })
}
