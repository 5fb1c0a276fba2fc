//! Languages that ask for data.

use super::{C_BLOCK, CURLY, DASHES, DOUBLE, HASH, LONG_DOUBLE, LONG_SINGLE, SLASHES, TRIPLE};
use crate::code::rules::{Language, Quote, Rules, Trait};

const SQL_RULES: Rules = Rules {
    keywords: "abort action add after all alter analyze and any array as asc autoincrement auto_increment before begin \
               between both by call cascade case cast check collate column comment commit concurrently conflict \
               constraint copy create cross current cursor cycle database deallocate declare default deferrable \
               deferred delete delimiter desc describe disable distinct do drop each else elsif enable end escape \
               except exclude execute exists exit explain extension false fetch filter first following for foreign \
               from full function generated go grant group grouping handler having identity if ilike immutable in index \
               inherits initially inner inout insert instead intersect interval into is isnull join key language last \
               lateral leading left like limit lock loop materialized merge minus natural next no not notnull nothing \
               nulls of off offset on only option or order out outer over overlaps owner partition perform plan policy \
               preceding prepare primary print privileges proc procedure raise range recursive references refresh \
               reindex rename repeat replace restrict return returning returns revoke right role rollback row rows \
               savepoint schema select sequence session set setof share show similar some start stored table \
               tablespace temp temporary then ties to top trailing transaction trigger truncate unbounded union unique \
               unlogged until update upsert use user using vacuum values variadic view volatile when where while \
               window with within without work",
    constants: "null true false",
    names: "bigint bigserial binary bit blob bool boolean bytea char character cidr date datetime decimal double enum \
            float inet int int4 int8 integer json jsonb long mediumint money nchar number numeric nvarchar nvarchar2 \
            precision real serial serial4 smallint text time timestamp timestamptz tinyint uuid varbinary varchar \
            varchar2 varying xml year zone",
    comments: &[DASHES, C_BLOCK, HASH_COMMENT],
    quotes: &[LONG_SINGLE.raw(), LONG_DOUBLE.raw(), Quote::new("`").raw().as_class(crate::code::Token::Name)],
    traits: &[Trait::AnyCase, Trait::Calls],
    ..Rules::NONE
};
const HASH_COMMENT: super::Comment = super::Comment::line("# ").at(super::Place::Word);
pub(super) static SQL: Language = Language::code(
    "SQL",
    "sql mysql postgresql postgres pgsql plsql plpgsql sqlite sqlite3 tsql t-sql mssql mariadb oracle bigquery \
     redshift snowflake hive hql ksql",
    SQL_RULES,
);

pub(super) static CYPHER: Language = Language::code(
    "Cypher",
    "cypher neo4j opencypher gql",
    Rules {
        keywords: "all and as asc ascending by call case create contains count delete desc descending detach distinct drop else \
               end ends exists foreach in index is limit load csv match merge not on optional or order remove return \
               set skip starts then union unique unwind using when where with xor yield constraint",
        comments: &[C_BLOCK, SLASHES],
        quotes: &[LONG_DOUBLE, LONG_SINGLE, Quote::new("`").raw()],
        sigils: "$",
        traits: &[Trait::AnyCase, Trait::Calls, Trait::Types],
        ..SQL_RULES
    },
);

pub(super) static SPARQL: Language = Language::code(
    "SPARQL",
    "sparql rq turtle ttl n3",
    Rules {
        keywords: "a add all as asc ask base bind by clear construct copy create data delete desc describe distinct drop \
               exists filter from graph group having in insert into limit load minus move named not offset optional \
               order prefix reduced select service silent to undef union using values where with @prefix @base",
        constants: "true false",
        comments: &[HASH],
        quotes: &[TRIPLE, DOUBLE, super::SINGLE, Quote::pair("<http", ">").raw()],
        sigils: "?$",
        word_bytes: ":-@",
        ..SQL_RULES
    },
);

pub(super) static GRAPHQL: Language = Language::code(
    "GraphQL",
    "graphql graphqls",
    Rules {
        keywords: "extend fragment implements mutation on query schema subscription repeatable",
        definers: "directive enum input interface scalar type union",
        constants: "true false null",
        names: "Int Float String Boolean ID",
        comments: &[HASH],
        quotes: &[TRIPLE, DOUBLE],
        sigils: "$@",
        traits: &[Trait::Types, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static GROQ: Language = Language::code(
    "GROQ",
    "groq sanity",
    Rules {
        keywords: "in match asc desc order select",
        constants: "true false null",
        names: "count defined references length coalesce now path pt",
        comments: &[SLASHES],
        sigils: "$@",
        ..CURLY
    },
);

pub(super) static KQL: Language = Language::code(
    "KQL",
    "kql kusto promql logql splunk spl influxql flux",
    Rules {
        keywords: "and as ascending bool by contains count descending distinct extend from group_left group_right has if in \
               ignoring join kind let limit not offset on or order project range rate render sort startswith summarize \
               sum take top union unless where with without",
        comments: &[SLASHES, HASH],
        traits: &[Trait::Calls],
        ..CURLY
    },
);
