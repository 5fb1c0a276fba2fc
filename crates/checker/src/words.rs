//! Words that tell a sentence from a name and from a program.

/// Whether it is a word that every English sentence has and hardly any program.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().as_str())
}

const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "is", "are", "was", "were", "be", "been", "and", "or", "but", "that", "which", "it",
    "its", "you", "we", "they", "this", "these", "those", "with", "by", "as", "on", "at", "can", "will", "would",
    "should", "have", "has", "had", "not", "your", "our", "their", "there", "than", "so", "when", "what", "how",
    "because", "into", "if", "in", "for", "from", "do", "does", "i", "my", "he", "she", "who", "also", "may", "must",
    "such", "only", "one",
];
