//! Languages that have been taught for decades.

use super::{C_BLOCK, DASHES, DOUBLE, SINGLE, SLASHES};
use crate::code::rules::{Comment, Language, Place, Quote, Rules, Trait};

pub(super) static PASCAL: Language = Language::code(
    "Pascal",
    "pascal pas delphi objectpascal freepascal lazarus oberon modula2",
    Rules {
        keywords: "and array as asm begin case const constructor destructor div do downto else end except exit exports file \
               finalization finally for forward goto if implementation in inherited initialization inline is label mod \
               not of on or out overload override packed private property protected public published raise record \
               repeat resourcestring set shl shr string then threadvar to try until uses var virtual while with xor",
        definers: "class function interface library object procedure program type unit",
        constants: "true false nil",
        names: "integer real boolean char byte word longint int64 cardinal double single extended ansistring writeln write \
            readln read",
        comments: &[Comment::block("{", "}"), Comment::block("(*", "*)"), SLASHES],
        quotes: &[SINGLE.raw(), DOUBLE.raw()],
        sigils: "$",
        traits: &[Trait::AnyCase, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static ADA: Language = Language::code(
    "Ada",
    "ada adb ads spark",
    Rules {
        keywords: "abort abs abstract accept access aliased all and array at begin case constant declare delay delta digits \
               do else elsif end entry exception exit for generic goto if in interface is limited loop mod new not null \
               of or others out overriding pragma private protected raise range record rem renames requeue return \
               reverse select separate some subtype synchronized tagged terminate then until use when while with xor",
        definers: "body function package procedure task type",
        constants: "true false",
        names: "integer natural positive float boolean character string duration",
        comments: &[DASHES],
        quotes: &[DOUBLE.raw()],
        traits: &[Trait::AnyCase, Trait::Tick, Trait::BasedNumbers],
        ..Rules::NONE
    },
);

pub(super) static FORTRAN: Language = Language::code(
    "Fortran",
    "fortran f90 f95 f77 f03 f08 for fortran90",
    Rules {
        keywords: "abstract allocatable allocate allocated assign associate associated backspace block call case character \
               class close common complex contains continue cycle data deallocate default deferred dimension do double \
               elemental else elseif elsewhere end enddo endif endfunction endmodule endprogram endsubroutine entry enum \
               equivalence exit explicit extends external final forall format generic go goto if implicit import in \
               include inout inquire integer intent intrinsic kind len logical nullify only open operator optional out \
               parameter pass pause pointer precision present print private procedure protected public pure read real \
               recursive result return rewind save select sequence stop target then to type use value volatile where \
               while write none concurrent",
        definers: "function interface module program subroutine submodule",
        comments: &[Comment::line("!"), Comment::line("C ").at(Place::Line), Comment::line("* ").at(Place::Line)],
        quotes: &[DOUBLE.raw(), SINGLE.raw()],
        traits: &[Trait::AnyCase, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static COBOL: Language = Language::code(
    "COBOL",
    "cobol cob cbl cobolfree",
    Rules {
        keywords: "accept add after all also and are as assign at author before by call close comp comp-3 compute configuration \
               continue copy data delete display divide division else end end-evaluate end-if end-perform end-read \
               environment evaluate exit fd file file-control filler from function giving go goback identification if \
               in initialize input input-output inspect into is key linkage mod move multiply next not occurs of on \
               open or organization otherwise output perform pic picture procedure program program-id read record \
               redefines rewrite run search section select sentence sequential set sort start status stop string \
               subtract than then through thru times to unstring until upon usage using value values varying when with \
               working-storage write",
        constants: "zero zeros zeroes space spaces true false low-values high-values",
        comments: &[Comment::line("*>"), Comment::line("*").at(Place::Line)],
        quotes: &[DOUBLE.raw(), SINGLE.raw()],
        word_bytes: "-",
        traits: &[Trait::AnyCase, Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static VISUAL_BASIC: Language = Language::code(
    "Visual Basic",
    "vb vbnet vb.net visualbasic vba vbscript vbs basic freebasic qbasic bas",
    Rules {
        keywords: "addhandler addressof alias and andalso as boolean byref byte byval call case catch cbool cdbl char cint \
               clng const continue cstr ctype date decimal declare default delegate dim directcast do double each else \
               elseif end erase error event exit explicit false finally for friend get gettype global gosub goto handles if \
               implements imports in inherits integer is isnot let lib like long loop me mod mustinherit mustoverride \
               mybase myclass new next not notinheritable notoverridable object of on operator option optional or orelse \
               overloads overridable overrides paramarray print private property protected public raiseevent readonly \
               redim removehandler resume return select set shadows shared short single static step stop strict string \
               synclock then throw to try trycast typeof until using variant wend when while with withevents writeonly \
               xor input cls",
        definers: "class enum function interface module namespace structure sub type",
        constants: "true false nothing null empty",
        comments: &[Comment::line("'"), Comment::line("REM ").at(Place::Line), Comment::line("Rem ").at(Place::Line)],
        quotes: &[DOUBLE.raw()],
        traits: &[Trait::AnyCase, Trait::Calls, Trait::Preprocessor],
        ..Rules::NONE
    },
);

pub(super) static SMALLTALK: Language = Language::code(
    "Smalltalk",
    "smalltalk st pharo squeak",
    Rules {
        keywords: "self super thisContext",
        constants: "true false nil",
        comments: &[Comment::block("\"", "\"")],
        quotes: &[SINGLE.raw().over_lines()],
        sigils: "#",
        word_bytes: ":",
        traits: &[Trait::Types],
        ..Rules::NONE
    },
);

pub(super) static FORTH: Language = Language::code(
    "Forth",
    "forth fth 4th",
    Rules {
        keywords: "if else then do loop +loop begin until while repeat again exit recurse does> create constant variable \
               value to case of endof endcase ;",
        definers: ":",
        names: "dup drop swap over rot . emit cr type",
        comments: &[Comment::block("( ", ")"), Comment::line("\\ ").at(Place::Word)],
        quotes: &[Quote::pair(".\" ", "\"").raw(), Quote::pair("s\" ", "\"").raw()],
        word_bytes: "-+*/<>=!?@.:;",
        traits: &[Trait::AnyCase, Trait::WholeNumbers],
        ..Rules::NONE
    },
);

pub(super) static SAS: Language = Language::code(
    "SAS",
    "sas spss stata do ado",
    Rules {
        keywords: "array by cards class data datalines do drop else end format freq if in infile input keep label length \
               libname like merge model not or order out output proc quit rename retain run select set sort sum table \
               tables then title to var where gen generate replace regress summarize use clear foreach forvalues local \
               global display egen",
        comments: &[C_BLOCK, Comment::line("*").at(Place::Line), SLASHES],
        quotes: &[DOUBLE.raw(), SINGLE.raw()],
        sigils: "&%",
        traits: &[Trait::AnyCase, Trait::Calls],
        ..Rules::NONE
    },
);

pub(super) static ABAP: Language = Language::code(
    "ABAP",
    "abap",
    Rules {
        keywords: "and append as at begin by call case catch changing check clear class concatenate constants create data \
               define delete do else elseif end endcase endclass endform endfunction endif endloop endmethod endtry \
               endwhile eq exporting field-symbols final for form from function ge gt if implementation importing in \
               initial inner insert into is join le like loop lt method methods modify move ne new not object of on or \
               parameters perform private protected public raising read ref report return returning select set sort \
               split table tables then to try type types unassign up update using value when where while with write",
        comments: &[Comment::line("*").at(Place::Line), Comment::line("\"")],
        quotes: &[SINGLE.raw(), Quote::new("`").raw(), Quote::pair("|", "|")],
        word_bytes: "-",
        traits: &[Trait::AnyCase, Trait::WholeNumbers],
        ..Rules::NONE
    },
);
