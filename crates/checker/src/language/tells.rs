//! What tells one language from the others.

/// A language and what it shows itself by.
#[derive(Debug)]
pub(super) struct Language {
    /// What stands behind a fence; nothing for a language that only keeps others from being guessed.
    pub(super) name: Option<&'static str>,
    /// Its signs.
    pub(super) tells: &'static [Tell],
}

/// A sign.
#[derive(Debug)]
pub(super) struct Tell {
    pub(super) place: Place,
    pub(super) text: &'static str,
    /// Four leave no doubt.
    pub(super) weight: u32,
}

/// Where in a line a sign stands, blanks at the ends left out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Start,
    Inside,
    End,
    Whole,
}

const fn start(text: &'static str, weight: u32) -> Tell {
    Tell { place: Place::Start, text, weight }
}

const fn inside(text: &'static str, weight: u32) -> Tell {
    Tell { place: Place::Inside, text, weight }
}

const fn end(text: &'static str, weight: u32) -> Tell {
    Tell { place: Place::End, text, weight }
}

const fn whole(text: &'static str, weight: u32) -> Tell {
    Tell { place: Place::Whole, text, weight }
}

/// All languages. A sign that two of them have stands in both, so that it decides nothing.
pub(super) const TELLS: &[Language] = &[
    Language {
        name: Some("java"),
        tells: &[
            inside("System.out.print", 5),
            start("import java", 5),
            inside("public static void main(String", 5),
            start("@Override", 3),
            inside("new ArrayList<", 3),
            inside("Scanner(System.in)", 4),
            start("public class ", 2),
            inside(" throws ", 2),
            inside(" extends ", 1),
            inside(" implements ", 2),
        ],
    },
    Language {
        name: Some("csharp"),
        tells: &[
            start("using System", 5),
            inside("Console.WriteLine(", 4),
            inside("static void Main(", 3),
            inside("{ get; set; }", 4),
            start("namespace ", 2),
            start("public class ", 1),
            inside("string ", 1),
        ],
    },
    Language {
        name: Some("js"),
        tells: &[
            inside("console.log(", 4),
            inside("document.getElementById(", 4),
            inside("document.querySelector(", 4),
            inside("addEventListener(", 3),
            inside("module.exports", 4),
            inside("= require('", 4),
            inside("= require(\"", 4),
            inside("JSON.stringify(", 3),
            start("export default ", 2),
            inside(" === ", 2),
            inside("async function", 3),
            start("const ", 2),
            start("let ", 1),
            start("function ", 2),
            inside(" => {", 2),
            inside("useState(", 4),
            inside("React.", 2),
            start("constructor(", 2),
            start("app.get('", 4),
            start("app.use(", 4),
            inside("this.state", 4),
            inside("new Promise(", 3),
        ],
    },
    Language {
        name: Some("ts"),
        tells: &[
            inside(": string", 3),
            inside(": number", 3),
            inside(": boolean", 3),
            inside(": any", 3),
            inside("Props)", 3),
            inside("Record<", 3),
            inside(" as HTML", 4),
            inside("z.infer", 4),
            inside(": Array<", 3),
            start("// @ts-", 6),
            // Components are written in both.
            inside("className=", 2),
            inside("<ButtonProps>", 3),
            inside(": React.", 4),
            inside("}: {", 3),
            inside("): Promise<", 4),
            inside("useState<", 4),
            inside(".tsx", 3),
            inside(".ts'", 3),
            start("interface ", 3),
            start("type ", 2),
            inside("<string>", 2),
            inside("<number>", 2),
            inside(" as const", 3),
            inside("?: ", 2),
            start("export type ", 4),
            start("import type ", 4),
            start("@Component", 4),
        ],
    },
    Language {
        name: Some("python"),
        tells: &[
            start(">>> ", 5),
            inside("if __name__ ==", 5),
            start("elif ", 3),
            inside("def __init__(self", 5),
            inside("(self)", 3),
            inside("(self,", 3),
            inside("self.", 1),
            start("except ", 2),
            start("print(", 2),
            start("print (", 2),
            start("import numpy", 4),
            start("import pandas", 4),
            start("import matplotlib", 4),
            start("from django", 4),
            start("from flask", 4),
            start("from typing import", 4),
            inside(" in range(", 3),
            inside("np.", 1),
            inside("plt.", 2),
            start("import os", 3),
            start("import torch", 4),
            start("import unittest", 4),
            start("import random", 3),
            start("with open(", 4),
            inside("print(f\"", 4),
            inside("print(f'", 4),
            inside(" is not None", 3),
            inside("lambda ", 1),
        ],
    },
    Language {
        name: Some("rust"),
        tells: &[
            inside("let mut ", 4),
            inside("println!(", 4),
            inside("fn main()", 4),
            start("impl ", 3),
            inside("&mut ", 3),
            start("#[derive(", 4),
            start("use std::", 4),
            start("pub fn ", 3),
            inside("&str", 3),
            inside(".unwrap()", 3),
            inside("Vec<", 2),
            inside("Some(", 1),
            inside("assert_eq!(", 3),
            inside("vec![", 4),
            start("fn ", 2),
        ],
    },
    Language {
        name: Some("go"),
        tells: &[
            start("package main", 5),
            inside("fmt.Print", 5),
            inside(" := ", 2),
            start("func ", 2),
            inside("func(", 1),
            inside("if err != nil", 5),
            inside("make(chan ", 5),
            inside("interface{}", 2),
            inside("make(map[", 5),
        ],
    },
    Language {
        name: Some("cpp"),
        tells: &[
            start("#include <iostream>", 5),
            start("#include<iostream>", 5),
            start("using namespace std", 5),
            inside("std::", 3),
            inside("cout <<", 4),
            inside("cout<<", 4),
            inside("vector<", 3),
            inside("nullptr", 3),
            start("template <", 3),
            start("template<", 3),
            start("public:", 2),
            start("private:", 2),
            inside("unordered_map<", 3),
            inside("ListNode*", 3),
            inside("TreeNode*", 3),
        ],
    },
    // What C and C++ share tells neither.
    Language {
        name: None,
        tells: &[
            start("#include <stdio.h>", 5),
            start("#include<stdio.h>", 5),
            start("#include <stdlib.h>", 2),
            inside("scanf(\"", 2),
            inside("malloc(", 2),
            start("void ", 1),
        ],
    },
    Language {
        name: Some("ruby"),
        tells: &[
            start("puts ", 3),
            whole("end", 2),
            inside(" do |", 4),
            start("require '", 2),
            inside(".each do", 3),
            start("attr_accessor ", 5),
            inside("< ApplicationRecord", 5),
            start("elsif ", 3),
            inside(".nil?", 3),
            start("irb(main)", 5),
            start("validates ", 4),
            start("has_many ", 4),
            start("belongs_to ", 4),
            start("unless ", 2),
        ],
    },
    Language {
        name: Some("elixir"),
        tells: &[
            start("defmodule ", 5),
            start("iex>", 5),
            start("iex(", 5),
            inside("IO.puts", 5),
            start("|> ", 4),
            whole("end", 2),
            start("defp ", 4),
            inside("%{", 2),
        ],
    },
    Language { name: None, tells: &[start("<?php", 6), inside("$this->", 3), inside("echo $", 3)] },
    // Kinds that are seldom written but often taken for one above.
    Language {
        name: None,
        tells: &[
            start("fun ", 4),
            start("val ", 3),
            start("object ", 2),
            inside("trait ", 2),
            start("case class ", 4),
            start("def ", 1),
            inside("println(", 3),
            inside("printfn", 4),
        ],
    },
    // Swift, Dart, Lua, R, Julia, Haskell, MATLAB.
    Language {
        name: None,
        tells: &[
            whole("then", 6),
            whole("fi", 6),
            start("if [", 6),
            whole("done", 4),
            inside("(~", 4),
            inside("ReasonReact", 6),
            inside("cimport ", 6),
            start("local ", 4),
            inside(" <- ", 3),
            start("import SwiftUI", 6),
            start("import Foundation", 6),
            inside("func ", 1),
            start("module ", 2),
            start("library(", 3),
            inside(" :: ", 4),
            end(" then", 2),
            start("guard ", 4),
            start("<template>", 6),
            inside("<%", 6),
            inside("<style", 3),
            inside("<script", 3),
            start("void main() {", 3),
            start("using ", 2),
        ],
    },
];
