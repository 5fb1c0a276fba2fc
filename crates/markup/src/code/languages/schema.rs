//! Languages that describe data, services and machines.

use super::{C_BLOCK, CURLY, DOUBLE, HASH, SINGLE, SLASHES};
use crate::code::rules::{Comment, Holes, Language, Place, Quote, Rules, Trait};

pub(super) static PROTOBUF: Language = Language::code(
    "Protocol Buffers",
    "protobuf proto proto3 thrift capnp flatbuffers",
    Rules {
        keywords: "syntax import public package option optional required repeated oneof map reserved extensions extend \
               returns stream to max rpc namespace include typedef throws exception list set void const",
        definers: "enum message service struct union",
        constants: "true false",
        names: "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes i8 \
            i16 i32 i64 binary",
        comments: &[C_BLOCK, SLASHES],
        traits: &[Trait::Types],
        ..CURLY
    },
);

pub(super) static HCL: Language = Language::code(
    "HCL",
    "hcl terraform tf tfvars nomad packer",
    Rules {
        keywords: "for in if else endif endfor each count dynamic locals resource variable output data module provider \
               terraform backend provisioner connection lifecycle required_providers",
        constants: "true false null",
        names: "string number bool list map set object tuple any",
        comments: &[C_BLOCK, SLASHES, HASH],
        quotes: &[DOUBLE.with(Holes::Template)],
        word_bytes: "-",
        line_keys: "=",
        traits: &[Trait::Calls, Trait::ShellHeredoc],
        ..Rules::NONE
    },
);

pub(super) static PRISMA: Language = Language::code(
    "Prisma",
    "prisma",
    Rules {
        definers: "datasource enum generator model type view",
        constants: "true false null",
        comments: &[SLASHES],
        sigils: "@",
        ..CURLY
    },
);

pub(super) static MERMAID: Language = Language::code(
    "Mermaid",
    "mermaid mmd",
    Rules {
        keywords: "graph flowchart sequenceDiagram classDiagram stateDiagram stateDiagram-v2 erDiagram gantt pie gitGraph \
               journey mindmap timeline quadrantChart subgraph end participant actor loop alt else opt par and note \
               over of left right activate deactivate class classDef click direction style linkStyle title section \
               state dateFormat commit branch checkout merge TD TB LR RL BT",
        comments: &[Comment::line("%%")],
        quotes: &[DOUBLE, Quote::pair("|", "|").raw()],
        word_bytes: "",
        ..Rules::NONE
    },
);

pub(super) static PLANTUML: Language = Language::code(
    "PlantUML",
    "plantuml puml uml",
    Rules {
        keywords: "@startuml @enduml actor participant boundary control entity database collections as note left right over \
               end if then else endif elseif while endwhile repeat start stop fork again split package namespace \
               interface enum class abstract annotation skinparam title legend loop alt opt par group return activate \
               deactivate !include !define component usecase state node cloud folder frame rectangle",
        comments: &[Comment::line("'").at(Place::Line), Comment::block("/'", "'/")],
        quotes: &[DOUBLE],
        word_bytes: "@!",
        ..Rules::NONE
    },
);

pub(super) static DOT: Language = Language::code(
    "Graphviz",
    "dot graphviz gv",
    Rules {
        keywords: "strict edge node",
        definers: "digraph graph subgraph",
        names: "label shape color style rankdir fillcolor fontname fontsize fontcolor width height rank weight dir arrowhead",
        comments: &[C_BLOCK, SLASHES, Comment::line("#").at(Place::Line)],
        quotes: &[DOUBLE.over_lines()],
        ..Rules::NONE
    },
);

pub(super) static GRAMMAR: Language = Language::code(
    "Grammar",
    "ebnf bnf abnf antlr antlr4 g4 pest yacc bison peg pegjs lalrpop",
    Rules {
        keywords: "grammar lexer parser fragment options import returns locals throws channel mode token left right \
               nonassoc start union type",
        comments: &[C_BLOCK, super::STARS, SLASHES, Comment::line("# ").at(Place::Word)],
        quotes: &[DOUBLE, SINGLE, Quote::pair("<", ">").raw().as_class(crate::code::Token::Name)],
        traits: &[Trait::Types],
        word_bytes: "-",
        ..Rules::NONE
    },
);

pub(super) static REGEX: Language = Language::code(
    "Regular expression",
    "regex regexp re2 pcre",
    Rules {
        quotes: &[
            Quote::pair("(?#", ")").as_class(crate::code::Token::Comment),
            Quote::pair("[", "]"),
            Quote::pair("{", "}").as_class(crate::code::Token::Number),
        ],
        ..Rules::NONE
    },
);

pub(super) static GHERKIN: Language = Language::code(
    "Gherkin",
    "gherkin cucumber feature",
    Rules {
        keywords: "Feature: Background: Scenario: Scenario Outline: Examples: Rule: Given When Then And But Feature Background \
               Examples Rule",
        comments: &[Comment::line("#").at(Place::Line)],
        quotes: &[super::TRIPLE, DOUBLE, Quote::pair("<", ">").as_class(crate::code::Token::Name)],
        sigils: "@",
        traits: &[Trait::LineWords],
        ..Rules::NONE
    },
);
