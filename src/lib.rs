pub mod document;
pub mod edit;
pub mod glossary;
pub mod rule;
pub mod text;
