/** Names that are spoken to measure the corrector of names and terms: it was set on one list, and is measured on the other. */

/** On these, and on these alone, the limits of `src/text/terms` were chosen. */
export const practice: readonly string[] =
  'Niamh Ciaran Grainne Zbigniew Malgorzata Lukaszewicz Gorbachev Shostakovich Tolstoy Rodriguez Javier Alejandro Ximena Lindqvist Sigurdsson Johansson Hjalmar Strindberg Oosterhuis Hoffmann Nietzsche Wittgenstein Schumacher Kaufmann Huang Zheng Xiuying Yamamoto Kobayashi Nakamura Suzuki Krishnamurthy Bhattacharya Mukherjee Chakraborty Adeyemi Oluwaseun Chukwuemeka Mandela Diallo Stavros Karagiannis Theodorou Ozdemir Kilic Milosevic Petrovic Novakova Dvorak Smetana Bartok Nagy Dubois Rousseau Gauthier Delacroix Worcester Featherstone Kubernetes Terraform Grafana Anaximander Llewellyn Myfanwy Bengtsson Fitzgerald'.split(
    ' ',
  );

export const measured: readonly string[] =
  'Siobhan Szymanski Krzysztof Wojciechowski Saoirse Caoimhe Aoife Padraig Eoghan Mikhailov Tchaikovsky Rachmaninoff Hernandez Guillermo Xochitl Joaquin Bjornsson Thorvaldsen Kierkegaard Soren Annelies Vandenberghe Schwarzenegger Pfeiffer Mueller Goethe Dostoevsky Nguyen Tran Zhang Xiaoping Takahashi Watanabe Chaudhry Subramanian Venkatesh Okonkwo Adebayo Mbappe Ngozi Papadopoulos Giannis Yildirim Erdogan Ibrahimovic Djokovic Kowalczyk Lefebvre Beauchamp Cholmondeley'.split(
    ' ',
  );
