//! Languages of circuits.

use super::{C_BLOCK, CURLY, DASHES, DOUBLE, SLASHES};
use crate::code::rules::{Language, Quote, Rules, Trait};

pub(super) static VERILOG: Language = Language::code(
    "Verilog",
    "verilog systemverilog sv svh vh",
    Rules {
        keywords: "always always_comb always_ff always_latch and assert assign assume automatic begin bit buf byte case casex \
               casez const constraint cover default defparam disable do edge else end endcase endclass endfunction \
               endgenerate endinterface endmodule endpackage endtask enum event export extends final for force \
               foreach forever fork generate genvar if import initial inout input int integer join localparam logic \
               longint modport nand negedge new nor not or output packed parameter posedge property pure rand real reg \
               release repeat return shortint signed static string struct super supply0 supply1 this time tri typedef \
               union unique unsigned var virtual void wait wand while wire with wor xnor xor",
        definers: "class function interface module package program task",
        quotes: &[DOUBLE],
        sigils: "$`",
        traits: &[Trait::BasedNumbers],
        ..CURLY
    },
);

pub(super) static VHDL: Language = Language::code(
    "VHDL",
    "vhdl vhd",
    Rules {
        keywords: "abs after alias all and array assert attribute begin block body buffer bus case configuration \
               constant disconnect downto else elsif end exit file for generate generic group guarded if impure in \
               inertial inout is label library linkage literal loop map mod nand new next nor not null of on open or \
               others out port postponed procedural process pure range record register reject rem report return rol \
               ror select severity shared signal sla sll sra srl subtype then to transport type unaffected units until \
               use variable wait when while with xnor xor",
        definers: "architecture component entity function package procedure",
        constants: "true false",
        names: "std_logic std_logic_vector integer natural positive boolean bit bit_vector signed unsigned string real time",
        comments: &[DASHES, C_BLOCK],
        quotes: &[DOUBLE.raw()],
        traits: &[Trait::AnyCase, Trait::Tick, Trait::Calls, Trait::BasedNumbers],
        ..Rules::NONE
    },
);

pub(super) static LLVM: Language = Language::code(
    "LLVM IR",
    "llvm ll",
    Rules {
        keywords: "add alloca align and ashr attributes bitcast br call constant declare eq extractvalue fadd fcmp fdiv fmul \
               fsub getelementptr global icmp inbounds insertvalue invoke label load lshr mul ne nocapture nounwind nsw \
               nuw or phi private ptrtoint inttoptr ret sdiv select sext sge sgt shl sle slt srem store sub switch \
               target to triple datalayout trunc udiv uge ugt ule ult unnamed_addr unreachable urem xor zext",
        definers: "define type",
        constants: "true false null undef zeroinitializer",
        names: "void i1 i8 i16 i32 i64 float double ptr",
        comments: &[super::SEMICOLON],
        quotes: &[DOUBLE.raw(), Quote::pair("c\"", "\"").raw()],
        sigils: "%@",
        word_bytes: ".",
        ..Rules::NONE
    },
);

pub(super) static GCODE: Language = Language::code(
    "G-code",
    "gcode nc cnc",
    Rules {
        comments: &[super::SEMICOLON, super::Comment::block("(", ")")],
        traits: &[Trait::AnyCase],
        keywords: "g0 g00 g1 g01 g2 g02 g3 g03 g4 g17 g20 g21 g28 g90 g91 g92 m0 m2 m3 m5 m30 m82 m104 m106 m107 m109 m140 m190",
        ..Rules::NONE
    },
);

pub(super) static OPENSCAD: Language = Language::code(
    "OpenSCAD",
    "openscad scad",
    Rules {
        keywords: "else for if include intersection_for let use each",
        definers: "function module",
        constants: "true false undef",
        comments: &[C_BLOCK, SLASHES],
        sigils: "$",
        ..CURLY
    },
);
