//! C and the languages of large programs that look like it.

use super::{C_BLOCK, CURLY, DOUBLE, NESTING_BLOCK, SINGLE, SLASHES, TRIPLE};
use crate::code::rules::{Holes, Language, Prefixes, Quote, Rules, Trait};

const C_RULES: Rules = Rules {
    keywords: "alignas alignof asm auto break case const constexpr continue default do else extern for goto if inline \
               register restrict return sizeof static static_assert switch thread_local typedef typeof volatile while \
               _Alignas _Alignof _Atomic _Bool _Complex _Generic _Noreturn _Static_assert _Thread_local \
               char double float int long short signed unsigned void bool",
    definers: "enum struct union",
    constants: "true false NULL nullptr EOF stdin stdout stderr",
    names: "size_t ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t \
            uint64_t wchar_t off_t pid_t pthread_t time_t va_list",
    prefixes: Prefixes::List { plain: "l u u8", raw: "", holed: "" },
    traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor],
    ..CURLY
};
pub(super) static C: Language = Language::code("C", "c h", C_RULES);

const CPP_RULES: Rules = Rules {
    keywords: "alignas alignof and and_eq asm auto bitand bitor break case catch char char8_t char16_t char32_t compl \
               const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default \
               delete do double dynamic_cast else explicit export extern float for friend goto if inline int long \
               mutable new noexcept not not_eq operator or or_eq private protected public register reinterpret_cast \
               requires return short signed sizeof static static_assert static_cast switch template thread_local throw \
               try typedef typeid typename unsigned using virtual void volatile wchar_t while xor xor_eq bool final \
               override import module",
    definers: "class concept enum namespace struct union",
    constants: "true false nullptr NULL this EOF",
    names: "size_t string vector map set pair cout cin cerr endl int8_t int16_t int32_t int64_t uint8_t uint16_t \
            uint32_t uint64_t",
    traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor, Trait::DelimitedQuotes],
    ..C_RULES
};
pub(super) static CPP: Language =
    Language::code("C++", "cpp c++ cc cxx hpp hxx hh cplusplus arduino ino cuda cu", CPP_RULES);

pub(super) static OBJECTIVE_C: Language = Language::code(
    "Objective-C",
    "objectivec objective-c objc obj-c mm",
    Rules {
        keywords: "auto break case char const continue default do double else extern float for goto if inline int long \
               register return short signed sizeof static switch typedef unsigned void volatile while in self super \
               id BOOL SEL IMP nonatomic atomic strong weak copy readonly readwrite assign @end @property @synthesize \
               @dynamic @public @private @protected @try @catch @finally @throw @selector @autoreleasepool @import \
               @optional @required @synchronized @encode @class",
        definers: "enum struct union @interface @implementation @protocol",
        constants: "YES NO nil NULL true false",
        quotes: &[Quote::pair("@\"", "\""), DOUBLE, SINGLE],
        word_bytes: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor],
        ..CURLY
    },
);

pub(super) static CSHARP: Language = Language::code(
    "C#",
    "csharp cs c# dotnet csx",
    Rules {
        keywords: "abstract add and as async await base bool break by byte case catch char checked const continue decimal \
               default delegate descending do double dynamic else event explicit extern finally fixed float for \
               foreach from get global goto group if implicit in init int internal into is join let lock long \
               nameof new not object on operator or orderby out override params partial private protected public \
               readonly ref remove required return sbyte sealed select set short sizeof stackalloc static string \
               switch this throw try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile \
               when where while with yield nint nuint file scoped ascending",
        definers: "class enum interface namespace record struct",
        constants: "true false null",
        quotes: &[
            Quote::new("\"\"\"").raw().over_lines(),
            Quote::pair("$@\"", "\"").raw().over_lines().with(Holes::Braces),
            Quote::pair("@$\"", "\"").raw().over_lines().with(Holes::Braces),
            Quote::pair("$\"", "\"").with(Holes::Braces),
            Quote::pair("@\"", "\"").raw().over_lines(),
            DOUBLE,
            SINGLE,
        ],
        traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor],
        ..CURLY
    },
);

pub(super) static JAVA: Language = Language::code(
    "Java",
    "java jav jsh",
    Rules {
        keywords: "abstract assert boolean break byte case catch char const continue default do double else exports \
               extends final finally float for goto if implements import instanceof int long module native new \
               non-sealed open opens package permits private protected provides public requires return sealed short \
               static strictfp super switch synchronized this throw throws to transient transitive try uses var void \
               volatile when while with yield",
        definers: "class enum interface record",
        constants: "true false null",
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        sigils: "@",
        ..CURLY
    },
);

pub(super) static KOTLIN: Language = Language::code(
    "Kotlin",
    "kotlin kt kts",
    Rules {
        keywords: "abstract actual annotation as break by catch companion const constructor continue crossinline data do \
               dynamic else expect external final finally for get if import in infix init inline inner internal is \
               lateinit noinline open operator out override package private protected public reified return sealed \
               set super suspend tailrec this throw try typealias val var vararg when where while",
        definers: "class enum fun interface object",
        constants: "true false null",
        comments: &[NESTING_BLOCK, SLASHES],
        quotes: &[TRIPLE.raw().with(Holes::Dollar), DOUBLE.with(Holes::Dollar), SINGLE],
        sigils: "@",
        ..CURLY
    },
);

pub(super) static SCALA: Language = Language::code(
    "Scala",
    "scala sc sbt",
    Rules {
        keywords: "abstract as case catch derives do else end export extends extension final finally for forSome given if \
               implicit import infix inline lazy macro match new opaque open override package private protected return \
               sealed super then this throw transparent try using val var while with yield",
        definers: "class def enum object trait type",
        constants: "true false null",
        comments: &[NESTING_BLOCK, SLASHES],
        quotes: &[TRIPLE.raw(), DOUBLE],
        prefixes: Prefixes::Any(Holes::Dollar),
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Tick],
        ..CURLY
    },
);

pub(super) static GROOVY: Language = Language::code(
    "Groovy",
    "groovy gradle jenkinsfile gvy",
    Rules {
        keywords: "abstract as assert boolean break byte case catch char continue default do double else extends final \
               finally float for if implements import in instanceof int long native new package private protected \
               public return short static super switch synchronized this throw throws transient try var void volatile \
               while pipeline stage stages steps agent",
        definers: "class def enum interface trait",
        constants: "true false null",
        quotes: &[TRIPLE.with(Holes::Dollar), super::TRIPLE_SINGLE, DOUBLE.with(Holes::Dollar), SINGLE],
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Regex],
        ..CURLY
    },
);

pub(super) static DART: Language = Language::code(
    "Dart",
    "dart flutter",
    Rules {
        keywords: "abstract as assert async await base break case catch const continue covariant default deferred do \
               dynamic else export extends external factory final finally for get hide if implements import in is late \
               library new of on operator part required rethrow return sealed set show static super switch sync this \
               throw try typedef var void when while with yield int double num bool",
        definers: "class enum extension mixin",
        constants: "true false null",
        comments: &[NESTING_BLOCK, SLASHES],
        quotes: &[
            TRIPLE.with(Holes::Dollar),
            super::TRIPLE_SINGLE.with(Holes::Dollar),
            DOUBLE.with(Holes::Dollar),
            SINGLE.with(Holes::Dollar),
        ],
        prefixes: Prefixes::List { plain: "", raw: "r", holed: "" },
        sigils: "@",
        ..CURLY
    },
);

pub(super) static SOLIDITY: Language = Language::code(
    "Solidity",
    "solidity sol",
    Rules {
        keywords: "abstract address anonymous as assembly bool break bytes calldata catch constant constructor continue do \
               else emit external fallback for if immutable import indexed int int256 internal is mapping memory new \
               override payable pragma private public pure receive return returns revert storage string throw try \
               uint uint8 uint256 unchecked using var view virtual while bytes32",
        definers: "contract enum error event function interface library modifier struct",
        constants: "true false wei gwei ether seconds minutes hours days weeks",
        ..CURLY
    },
);

pub(super) static SHADER: Language = Language::code(
    "Shader",
    "glsl hlsl shader vert frag cg metal shaderlab",
    Rules {
        keywords: "attribute break buffer case cbuffer const continue default discard do else flat for highp if in inout \
               layout lowp mediump out precision return smooth static switch uniform varying void volatile while \
               bool int uint float double half vec2 vec3 vec4 ivec2 ivec3 ivec4 mat2 mat3 mat4 float2 float3 float4 \
               float4x4 sampler2D samplerCube",
        definers: "struct",
        constants: "true false",
        traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor],
        ..CURLY
    },
);

pub(super) static PHP_CODE: Language = Language::code(
    "PHP",
    "",
    Rules {
        keywords: "abstract and array as break callable case catch clone const continue declare default do echo else \
               elseif empty enddeclare endfor endforeach endif endswitch endwhile exit extends final finally fn for \
               foreach from global goto if implements include include_once instanceof insteadof isset list match new \
               or print private protected public readonly require require_once return static switch throw try unset \
               use var while xor yield int float string bool void mixed never iterable object self parent",
        definers: "class enum function interface namespace trait",
        constants: "true false null TRUE FALSE NULL",
        comments: &[C_BLOCK, SLASHES, super::HASH],
        quotes: &[DOUBLE.over_lines().with(Holes::Dollar), SINGLE.over_lines()],
        sigils: "$",
        traits: &[Trait::Calls, Trait::Types, Trait::PhpHeredoc],
        ..Rules::NONE
    },
);
