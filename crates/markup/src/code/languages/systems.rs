//! Younger languages of compiled programs.

use super::{CURLY, DOUBLE, HASH, LONG_DOUBLE, NESTING_BLOCK, RAW_TICKS, SINGLE, SLASHES, TRIPLE};
use crate::code::rules::{Comment, Holes, Language, Place, Prefixes, Quote, Rules, Trait};

pub(super) static RUST: Language = Language::code(
    "Rust",
    "rust rs rustlang",
    Rules {
        keywords: "as async await break const continue crate dyn else extern for gen if impl in let loop macro_rules match \
               move mut pub raw ref return safe static super unsafe use where while yield self Self",
        definers: "enum fn mod struct trait type union",
        constants: "true false None Some Ok Err",
        names: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
        comments: &[NESTING_BLOCK, SLASHES],
        quotes: &[LONG_DOUBLE],
        prefixes: Prefixes::List { plain: "b c", raw: "", holed: "" },
        traits: &[Trait::Calls, Trait::Types, Trait::Macros, Trait::Tick, Trait::HashQuotes],
        ..CURLY
    },
);

pub(super) static GO: Language = Language::code(
    "Go",
    "go golang",
    Rules {
        keywords: "break case chan const continue default defer else fallthrough for go goto if import interface map \
               package range return select switch var",
        definers: "func struct type",
        constants: "true false nil iota",
        names: "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string \
            uint uint8 uint16 uint32 uint64 uintptr append cap clear close copy delete len make max min new panic print \
            println recover",
        quotes: &[RAW_TICKS, DOUBLE, SINGLE],
        ..CURLY
    },
);

pub(super) static SWIFT: Language = Language::code(
    "Swift",
    "swift",
    Rules {
        keywords: "any as associatedtype async await break case catch continue convenience default defer deinit didSet do \
               dynamic else fallthrough fileprivate final for get guard if import in indirect infix init inout internal \
               is isolated lazy let mutating nonisolated open operator optional override postfix precedencegroup \
               prefix private public repeat required rethrows return self Self set some static subscript super switch \
               throw throws try unowned var weak where while willSet",
        definers: "actor class enum extension func macro protocol struct typealias",
        constants: "true false nil",
        comments: &[NESTING_BLOCK, SLASHES],
        quotes: &[TRIPLE.with(Holes::Backslash), DOUBLE.with(Holes::Backslash)],
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::HashQuotes],
        ..CURLY
    },
);

pub(super) static ZIG: Language = Language::code(
    "Zig",
    "zig",
    Rules {
        keywords: "addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime const \
               continue defer else errdefer error export extern for if inline linksection noalias noinline \
               nosuspend opaque or orelse packed pub resume return struct suspend switch test threadlocal try union \
               unreachable usingnamespace var volatile while",
        definers: "enum fn",
        constants: "true false null undefined",
        names: "bool f32 f64 i8 i16 i32 i64 isize type u8 u16 u32 u64 usize void anyerror noreturn",
        comments: &[SLASHES],
        quotes: &[DOUBLE, SINGLE, Quote::pair("\\\\", "\n").raw()],
        sigils: "@",
        ..CURLY
    },
);

pub(super) static D: Language = Language::code(
    "D",
    "d dlang",
    Rules {
        keywords: "abstract alias align asm assert auto body bool break byte case cast catch char const continue dchar \
               debug default delegate delete deprecated do double else export extern final finally float for foreach \
               foreach_reverse function goto if immutable import in inout int invariant is lazy long mixin module new \
               nothrow out override package pragma private protected public pure real ref return scope shared short \
               static super switch synchronized this throw try typeof ubyte uint ulong unittest ushort version void \
               wchar while with",
        definers: "class enum interface struct template union",
        constants: "true false null",
        comments: &[Comment::nesting("/+", "+/"), super::C_BLOCK, SLASHES],
        quotes: &[RAW_TICKS, LONG_DOUBLE, SINGLE],
        prefixes: Prefixes::List { plain: "", raw: "r", holed: "" },
        ..CURLY
    },
);

pub(super) static NIM: Language = Language::code(
    "Nim",
    "nim nimrod",
    Rules {
        keywords: "addr and as asm bind block break case cast concept const continue converter defer discard distinct div \
               do elif else end except export finally for from if import in include is isnot let mixin mod nil not \
               notin of or out ptr raise ref return shl shr static try tuple using var when while xor yield",
        definers: "enum func interface iterator macro method object proc template type",
        constants: "true false nil",
        names: "int float string bool char seq echo",
        comments: &[Comment::nesting("#[", "]#"), HASH],
        quotes: &[TRIPLE.raw(), DOUBLE, SINGLE],
        prefixes: Prefixes::List { plain: "fmt", raw: "r", holed: "f" },
        ..CURLY
    },
);

pub(super) static CRYSTAL: Language = Language::code(
    "Crystal",
    "crystal cr",
    Rules {
        keywords: "abstract alias as asm begin break case do else elsif end ensure extend for if in include instance_sizeof \
               is_a? next of out pointerof private protected require rescue return select self sizeof super then \
               typeof uninitialized union unless until verbatim when while with yield",
        definers: "annotation class def enum fun lib macro module struct",
        constants: "true false nil",
        comments: &[HASH],
        quotes: &[LONG_DOUBLE.with(Holes::Hash), SINGLE],
        word_bytes: "?!",
        sigils: "@$",
        traits: &[Trait::Calls, Trait::Types, Trait::Symbols, Trait::Labels, Trait::PercentQuotes, Trait::RubyHeredoc],
        ..Rules::NONE
    },
);

pub(super) static V: Language = Language::code(
    "V",
    "v vlang",
    Rules {
        keywords: "as asm assert atomic break const continue defer else for go goto if import in is isreftype lock match \
               module mut none or pub return rlock select shared sizeof spawn static type typeof union unsafe volatile",
        definers: "enum fn interface struct",
        constants: "true false none nil",
        names: "bool byte f32 f64 i8 i16 i64 int rune string u8 u16 u32 u64 voidptr",
        quotes: &[DOUBLE.with(Holes::Dollar), SINGLE.with(Holes::Dollar)],
        ..CURLY
    },
);

pub(super) static GLEAM: Language = Language::code(
    "Gleam",
    "gleam",
    Rules {
        keywords: "as assert auto case const delegate derive echo else if implement import let macro opaque panic pub test \
               todo use",
        definers: "fn type",
        constants: "True False Nil Ok Error",
        comments: &[SLASHES],
        quotes: &[LONG_DOUBLE],
        sigils: "@",
        ..CURLY
    },
);

pub(super) static HAXE: Language = Language::code(
    "Haxe",
    "haxe hx actionscript as3",
    Rules {
        keywords: "abstract break case cast catch continue default do dynamic else extends extern final for if implements \
               import in inline macro new operator overload override package private public return static super switch \
               this throw try typedef untyped using var while",
        definers: "class enum function interface",
        constants: "true false null",
        sigils: "@",
        traits: &[Trait::Calls, Trait::Types, Trait::Preprocessor],
        ..CURLY
    },
);

pub(super) static VALA: Language = Language::code(
    "Vala",
    "vala vapi",
    Rules {
        keywords: "abstract as async base break case catch const construct continue default delegate delete do dynamic else \
               ensures errordomain extern finally for foreach get global if in inline internal is lock new out \
               override owned params private protected public ref requires return set signal sizeof static switch this \
               throw throws try typeof unowned using var virtual void volatile weak while yield int uint bool string \
               double float char",
        definers: "class enum interface namespace struct",
        constants: "true false null",
        quotes: &[TRIPLE.raw(), Quote::pair("@\"", "\""), DOUBLE, SINGLE],
        ..CURLY
    },
);

pub(super) static ASSEMBLY: Language = Language::code(
    "Assembly",
    "assembly asm nasm masm gas x86asm armasm arm mips riscv s",
    Rules {
        keywords: "mov movl movq movb movzx movsx lea push pop pushq popq call ret retq jmp je jne jz jnz jg jge jl jle ja \
                   jae jb jbe cmp cmpl cmpq test add addl addq sub subl subq mul imul div idiv inc dec neg not and or \
                   xor shl shr sal sar rol ror nop int syscall leave enter loop rep movs stos cli sti hlt iret ldr str \
                   ldm stm ldp stp bl blr bx b beq bne blt bgt ble bge cbz cbnz adr adrp mrs msr svc li la lw sw lb sb \
                   lh sh lui addi addiu addu subu slt slti beqz bnez jal jalr jr move mfhi mflo ecall mv ld sd auipc",
        definers: "section segment global extern globl .section .globl .global .text .data .bss .asciz .ascii .word \
                   .byte .long .quad .align .equ .macro .endm",
        names: "rax rbx rcx rdx rsi rdi rbp rsp r8 r9 r10 r11 r12 r13 r14 r15 eax ebx ecx edx esi edi ebp esp ax bx cx dx \
                al ah bl bh cl ch dl dh ip rip sp lr pc db dw dd dq resb resw resd resq equ byte word dword qword ptr",
        comments: &[super::SEMICOLON, SLASHES, super::C_BLOCK, Comment::line("# ").at(Place::Word)],
        quotes: &[DOUBLE, SINGLE],
        word_bytes: ".",
        sigils: "%$",
        traits: &[Trait::AnyCase],
        ..Rules::NONE
    },
);

pub(super) static WGSL: Language = Language::code(
    "WGSL",
    "wgsl",
    Rules {
        keywords: "alias break case const const_assert continue continuing default diagnostic discard else enable for if \
               let loop override requires return switch var while",
        definers: "fn struct",
        constants: "true false",
        names: "array bool f16 f32 i32 u32 mat2x2 mat3x3 mat4x4 vec2 vec3 vec4 ptr sampler texture_2d vec2f vec3f vec4f",
        comments: &[NESTING_BLOCK, SLASHES],
        sigils: "@",
        ..CURLY
    },
);
