pub mod batch;
pub mod document;
pub mod edit;
pub mod engine;
pub mod glossary;
pub mod report;
pub mod rule;
pub mod text;
