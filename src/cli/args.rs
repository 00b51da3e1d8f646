//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Makes machine-translated news fit to print.
///
/// postedit corrects names, titles and calques in machine-translated articles and mends their typography. Safe fixes are made;
/// everything else is offered or flagged for a person to decide.
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  postedit diff article.txt               show what would change, and why
  postedit fix article.txt                make the safe changes
  postedit check drafts/                  list everything found; exit 1 if there is something

Exit codes: 0 clean; 1 there is something; 2 something could not be done."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Diff(DiffArgs),
    Fix(FixArgs),
    Check(CheckArgs),
    Batch(BatchArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
}

/// Which knowledge to use.
#[derive(Debug, Default, Args)]
pub(crate) struct KnowledgeArgs {
    /// A glossary in TOML, over those that ship; may be given several times
    #[arg(long, value_name = "FILE", help_heading = "Knowledge")]
    pub(crate) glossary: Vec<PathBuf>,
    /// A pack of style rules in TOML, over those that ship; may be given several times
    #[arg(long, value_name = "FILE", help_heading = "Knowledge")]
    pub(crate) rules: Vec<PathBuf>,
    /// Leave out every glossary, rule and check that ships
    #[arg(long, help_heading = "Knowledge")]
    pub(crate) no_default: bool,
    /// Run only these rules, entries or packs (a name, or a beginning and `*`)
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = "Knowledge")]
    pub(crate) only: Vec<String>,
    /// Do not run these rules, entries or packs
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = "Knowledge")]
    pub(crate) skip: Vec<String>,
}

/// Which drafts to read.
#[derive(Debug, Args)]
pub(crate) struct DraftArgs {
    /// Drafts: files, folders (every .txt below), or - for standard input
    #[arg(value_name = "DRAFT", required = true)]
    pub(crate) drafts: Vec<PathBuf>,
    /// The source text that the draft was translated from (one draft only; paragraphs parted by blank lines)
    #[arg(long, value_name = "FILE")]
    pub(crate) source: Option<PathBuf>,
    /// The day of the article, if the draft does not tell it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// Threads to use; 0 for as many as the machine has
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
}

/// How to speak.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Say nothing but what was asked for: no summary, no hints
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

/// Show what would change, and why, as a unified diff
///
/// The diff shows what `fix` would write. The reason of each change stands after the @@ of its hunk; what is left for a person
/// follows under "For your decision". `patch` and `git apply` take it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  postedit diff article.txt
  postedit diff --source article.zh.txt article.txt
  postedit diff --all article.txt         with the changes that are only offered
  postedit diff article.txt | git apply
  postedit diff --skip typography drafts/

Exit codes: 0 nothing to show; 1 there is something; 2 something could not be done.")]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    pub(crate) drafts: DraftArgs,
    /// Take the changes for review too, the first candidate of each
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Make the safe changes in the drafts
///
/// A file is written as a whole or not at all. With -, the text is read from standard input and written to standard output.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  postedit fix article.txt
  postedit fix --all --backup article.txt         and keep the old file as article.txt.orig
  postedit fix --output fixed.txt article.txt
  postedit fix - < article.txt > fixed.txt

Exit codes: 0 done; 2 something could not be done.")]
pub(crate) struct FixArgs {
    #[command(flatten)]
    pub(crate) drafts: DraftArgs,
    /// Make the changes for review too, the first candidate of each
    #[arg(long)]
    pub(crate) all: bool,
    /// Write here and leave the draft as it is (- for standard output; one draft only)
    #[arg(long, value_name = "FILE", conflicts_with = "backup")]
    pub(crate) output: Option<PathBuf>,
    /// Keep the old file beside the new one, with .orig at the end of its name
    #[arg(long)]
    pub(crate) backup: bool,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(crate) speech: OutputArgs,
}

/// List everything found, with its place and what is offered
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  postedit check article.txt
  postedit check --fail-on error drafts/
  postedit check --only person,office --date 2020-11-24 article.txt

Exit codes: 0 nothing at or above --fail-on; 1 there is something; 2 something could not be done.")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) drafts: DraftArgs,
    /// The lowest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Answer one JSON object a line with one JSON object a line
///
/// In: {"id", "text", "source" (optional), "date" (optional)}. Out, in the same order: {"id", "text" (with every safe fix made),
/// "findings": [{"rule", "entry", "start", "end", "found", "message", "level", "fixes": [{"text", "applicability"}]}]}. Offsets are
/// UTF-8 bytes of the text that came in.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  postedit batch < articles.jsonl > findings.jsonl
  postedit batch --no-default --glossary names.toml < articles.jsonl

Exit codes: 0 every line was answered; 2 something could not be done.")]
pub(crate) struct BatchArgs {
    /// The day of articles that do not tell theirs
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// Threads to use; 0 for as many as the machine has
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
}

/// Show what a rule or an entry does, with its examples and where it is defined
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  postedit explain yoshihide-suga
  postedit explain unclosed-quotation
  postedit explain --glossary names.toml pham-minh-chinh

Exit codes: 0 shown; 2 there is no such rule.")]
pub(crate) struct ExplainArgs {
    /// The name that stands in brackets behind a finding
    #[arg(value_name = "RULE-OR-ENTRY")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
}

/// List the rules, or run their examples
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List every rule, check and entry: name, kind, pack, summary
    #[command(after_help = "\
Examples:
  postedit rules list
  postedit rules list --only typography")]
    List(RulesListArgs),
    /// Run every example that rules and entries bring with them
    ///
    /// Validated: the example holds. Missing: what must be found was not, or there is no example where one is called for. Noisy: what
    /// must be left alone was found. Wrong: it was mended into something else.
    #[command(after_help = "\
Examples:
  postedit rules test
  postedit rules test --no-default --glossary names.toml

Exit codes: 0 all examples hold; 1 some do not; 2 something could not be done.")]
    Test(RulesTestArgs),
}

#[derive(Debug, Args)]
pub(crate) struct RulesListArgs {
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RulesTestArgs {
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}
